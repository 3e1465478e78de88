import { useAddress } from '@/lib/address'
import { chooseCohort, cohortName, cohortOf, periodOf } from '@/lib/cohort'
import { count, money } from '@/lib/format'
import { say } from '@/lib/language'
import { type RateGroup, useRates } from '@/lib/rates'
import { rateName, rates } from '@/lib/words'
import { CohortChoice } from '@/ui/cohort-choice'
import { ExplainLink } from '@/ui/explain-link'
import { Panel } from '@/ui/panel'
import { RateBar } from '@/ui/rate-bar'
import { Loaded } from '@/ui/state'

/** The rates of a chain for the projects of a year, and its stock of today. */
export function ChainNumbers({ chain, asOf }: { chain: string; asOf: string }) {
  const [query, setQuery] = useAddress()
  const cohort = cohortOf(query)
  const period = periodOf(cohort, asOf)
  return (
    <Panel
      title={say(`各项比率 · ${cohortName(cohort)}`, `Rates · ${cohortName(cohort)}`)}
      extra={<CohortChoice value={cohort} asOf={asOf} onChoose={(chosen) => chooseCohort(setQuery, chosen)} />}
    >
      <Loaded query={useRates({ by: 'chain', ...period }, { isLive: true })} rows={5}>
        {({ groups }) => {
          const group = groups.find(({ key }) => key === chain)
          return group && <Numbers group={group} period={period} />
        }}
      </Loaded>
    </Panel>
  )
}

function Numbers({ group, period }: { group: RateGroup; period: Record<string, string> }) {
  const of = { by: 'chain', key: group.key, more: period }
  const stock = { by: 'chain', key: group.key }
  return (
    <>
      <ul className="chain-rates">
        {rates.map((rate) => (
          <li key={rate}>
            <span>{rateName(rate)}</span>
            <ExplainLink of={{ rate, ...of }}>
              <RateBar rate={group.rates[rate]!} />
            </ExplainLink>
          </li>
        ))}
      </ul>
      <p className="chain-stock soft">
        {[
          { of: { rate: 'signed', ...of }, name: say('新签', 'Signed'), value: count(group.signed) },
          {
            of: { rate: 'signedAmount', ...of },
            name: say('签约额（亿元）', 'CNY 100 m'),
            value: money(group.signedAmount),
          },
          { of: { rate: 'paidIn', ...of }, name: say('到位资金（亿元）', 'Paid in'), value: money(group.paidIn) },
          { of: { rate: 'inTalks', ...stock }, name: say('在谈', 'In talks'), value: count(group.inTalks) },
          { of: { rate: 'lost', ...stock }, name: say('流失', 'Lost'), value: count(group.lost) },
          { of: { rate: 'waiting', ...stock }, name: say('未审核', 'Waiting'), value: count(group.waiting) },
        ].map(({ of, name, value }) => (
          <span key={of.rate}>
            {name} <ExplainLink of={of}>{value}</ExplainLink>
          </span>
        ))}
      </p>
    </>
  )
}
