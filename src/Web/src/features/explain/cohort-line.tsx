import { say } from '@/lib/language'
import type { RatesAnswer } from '@/lib/rates'

/** Which projects and which day the number is about. */
export function CohortLine({ answered, isWeighed = false }: { answered: RatesAnswer; isWeighed?: boolean }) {
  const { from, to, asOf, weight, pending } = answered
  return (
    <dl className="explain-cohort">
      <div>
        <dt>{say('统计区间', 'Period')}</dt>
        <dd>{say(`${from} 至 ${to}`, `${from} to ${to}`)}</dd>
      </div>
      <div>
        <dt>{say('截至', 'As of')}</dt>
        <dd>{asOf}</dd>
      </div>
      {isWeighed && (
        <div>
          <dt>{say('加权', 'Weight')}</dt>
          <dd>{weight === 'amount' ? say('按金额', 'By amount') : say('按个数', 'By count')}</dd>
        </div>
      )}
      {pending > 0 && (
        <div>
          <dt>{say('状态', 'State')}</dt>
          <dd>{say('正在更新…', 'Updating…')}</dd>
        </div>
      )}
    </dl>
  )
}
