import { lazy, Suspense } from 'react'
import { percent } from '@/lib/format'
import { say } from '@/lib/language'
import type { Explained } from '@/lib/paths'
import { type Rate, rateName } from '@/lib/words'
import { ExplainLink } from '@/ui/explain-link'
import { Loaded } from '@/ui/state'
import { atMonthEnd, useTrend } from './get-trend'

const TrendChart = lazy(() => import('./trend-chart'))

/** The rate at the last twelve month ends and now: as a line for the eye, and as a table whose numbers open. */
export function Trend({ of, rate, asOf }: { of: Explained; rate: Rate; asOf: string }) {
  return (
    <Loaded query={useTrend(of, asOf)} rows={8}>
      {(answers) => {
        const points = answers.map((answered) => ({
          on: answered.asOf,
          value: answered.groups.find(({ key }) => key === of.key)?.rates[rate],
        }))
        return (
          <>
            <p className="soft">
              {say(
                '每个月末和当前都按当年 1 月 1 日至该日统计，一月起重新累计；按今天的台账计算。',
                'Each month end, and now, counts from 1 January of its year, so January starts anew; from what the ledger knows today.',
              )}
            </p>
            <Suspense fallback={<div className="trend-chart loading" />}>
              <TrendChart
                name={say(
                  `${rateName(rate)}走势，近 12 个月末和当前`,
                  `${rateName(rate)} at the last 12 month ends and now`,
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
                      <ExplainLink of={atMonthEnd(of, on)}>{percent(value?.percent)}</ExplainLink>
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
