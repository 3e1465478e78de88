import { useAddress } from '@/lib/address'
import { type Cohort, cohortAt, periodOf } from '@/lib/cohort'
import { say } from '@/lib/language'
import type { Explained } from '@/lib/paths'
import type { RatesAnswer } from '@/lib/rates'
import { CohortChoice } from '@/ui/cohort-choice'

interface CohortLineProps {
  of: Explained
  answered: RatesAnswer
  isWeighed?: boolean
  /** What stands on a day whatever the period has none to choose. */
  hasPeriod?: boolean
}

/** Which projects and which day the number is about; the same number of another year is a choice away. */
export function CohortLine({ of, answered, isWeighed = false, hasPeriod = true }: CohortLineProps) {
  const { from, to, asOf, weight, pending } = answered
  const [, setQuery] = useAddress()
  const choose = (chosen: Cohort) =>
    setQuery(
      (before) => {
        const period = periodOf(chosen, asOf)
        for (const name of ['from', 'to']) {
          if (period[name]) before.set(`x-${name}`, period[name])
          else before.delete(`x-${name}`)
        }
        return before
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <dl className="explain-cohort">
      {hasPeriod && (
        <div>
          <dt>{say('统计区间', 'Period')}</dt>
          <dd>
            <CohortChoice value={cohortAt(of.more ?? {}, asOf)} asOf={asOf} onChoose={choose} />{' '}
            {say(`${from} 至 ${to}`, `${from} to ${to}`)}
          </dd>
        </div>
      )}
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
