import { lazy, Suspense } from 'react'
import { percent } from '@/lib/format'
import { say } from '@/lib/language'
import type { Explained } from '@/lib/paths'
import type { RatesAnswer } from '@/lib/rates'
import { type Rate, rateName } from '@/lib/words'
import { ExplainLink } from '@/ui/explain-link'
import { Loaded } from '@/ui/state'
import { atDay, trendDays, useTrend } from './get-trend'

const TrendChart = lazy(() => import('./trend-chart'))

interface TrendProps {
  of: Explained
  rate: Rate
  answered: RatesAnswer
}

/** The rate over time: as a line for the eye, and as a table whose numbers open. */
export function Trend({ of, rate, answered }: TrendProps) {
  const isChosen = of.more?.['from'] !== undefined
  return (
    <Loaded query={useTrend(of, trendDays(answered, isChosen))} rows={8}>
      {(answers) => {
        const points = answers.map((answered) => ({
          on: answered.asOf,
          value: answered.groups.find(({ key }) => key === of.key)?.rates[rate],
        }))
        return (
          <>
            <p className="soft">
              {isChosen
                ? say(
                    '各时点都统计所选区间的项目，看这批项目后来的变化；按今天的台账计算。',
                    'Each day counts the projects of the chosen period: what has become of them since; from what the ledger knows today.',
                  )
                : say(
                    '每个月末和当前都按当年 1 月 1 日至该日统计，一月起重新累计；按今天的台账计算。',
                    'Each month end, and now, counts from 1 January of its year, so January starts anew; from what the ledger knows today.',
                  )}
            </p>
            <Suspense fallback={<div className="trend-chart loading" />}>
              <TrendChart
                name={say(
                  `${rateName(rate)}走势，${points[0]!.on} 至 ${answered.asOf}`,
                  `${rateName(rate)} from ${points[0]!.on} to ${answered.asOf}`,
                )}
                points={points.map(({ on, value }) => ({ on, percent: value?.percent ?? null }))}
              />
            </Suspense>
            <table className="trend-table">
              <thead>
                <tr>
                  <th scope="col">{say('截至', 'As of')}</th>
                  <th scope="col">{rateName(rate)}</th>
                  <th scope="col">{say('分子 / 分母', 'Numerator / denominator')}</th>
                </tr>
              </thead>
              <tbody>
                {points.toReversed().map(({ on, value }) => (
                  <tr key={on}>
                    <th scope="row">{on}</th>
                    <td>
                      <ExplainLink of={atDay(of, on)}>{percent(value?.percent)}</ExplainLink>
                    </td>
                    <td className="soft">{value && `${value.numerator} / ${value.denominator}`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )
      }}
    </Loaded>
  )
}
