import { useAddress } from '@/lib/address'
import { count, percent } from '@/lib/format'
import { say } from '@/lib/language'
import { type RateGroup, type RatesAnswer, useRates } from '@/lib/rates'
import { ExplainLink } from '@/ui/explain-link'
import { Panel } from '@/ui/panel'
import { Loaded } from '@/ui/state'
import { CohortChoice } from '@/ui/cohort-choice'
import { factName } from '@/lib/words'
import { chooseCohort, cohortOf, periodOf } from '@/lib/cohort'

/** How far the projects of a period have come, from intent to capacity. */
export function Funnel({ now }: { now: RatesAnswer }) {
  const [query, setQuery] = useAddress()
  const cohort = cohortOf(query)
  const period = periodOf(cohort, now.asOf)
  const rates = useRates(period, { isLive: true })
  return (
    <Panel
      className="funnel-panel"
      title={say('从意向到达产', 'From intent to capacity')}
      extra={<CohortChoice value={cohort} asOf={now.asOf} onChoose={(chosen) => chooseCohort(setQuery, chosen)} />}
    >
      <Loaded query={rates} rows={5}>
        {({ groups }) => groups[0] && <Steps group={groups[0]} period={period} />}
      </Loaded>
    </Panel>
  )
}

function Steps({ group, period }: { group: RateGroup; period: Record<string, string> }) {
  const { fulfilment, landing, opening, producing, capacity } = group.rates
  const steps = [
    { name: factName('intended'), figure: 'intended', value: group.intended },
    { name: factName('signed'), figure: 'signed', value: group.signed },
    { name: say('履约', 'Fulfilled'), figure: 'fulfilled', value: fulfilment?.numerator, share: 'fulfilment' },
    { name: say('落地', 'Landed'), figure: 'landed', value: landing?.numerator, share: 'landing' },
    { name: factName('opened'), figure: 'opened', value: opening?.numerator, share: 'opening' },
    { name: factName('producing'), figure: 'producing', value: producing?.numerator, share: 'producing' },
    { name: factName('atCapacity'), figure: 'atCapacity', value: capacity?.numerator },
  ]
  const widest = Math.max(...steps.map(({ value }) => value ?? 0), 1)
  return (
    <>
      <p className="funnel-caption soft">{say('占签约', 'Of signed')}</p>
      <ol className="funnel">
        {steps.map(({ name, figure, value, share }) => (
          <li key={figure}>
            <span className="funnel-name">{name}</span>
            <svg className="funnel-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect className="rate-track" width="100" height="10" />
              <rect className="rate-fill" width={((value ?? 0) / widest) * 100} height="10" />
            </svg>
            <ExplainLink className="funnel-value" of={{ rate: figure, by: 'total', key: 'total', more: period }}>
              {count(value)}
            </ExplainLink>
            <span className="funnel-share soft">
              {share && (
                <ExplainLink of={{ rate: share, by: 'total', key: 'total', more: period }}>
                  {percent(group.rates[share]?.percent)}
                </ExplainLink>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p className="funnel-note soft">
        {say('签约含直签 ', 'Signed includes ')}
        <ExplainLink of={{ rate: 'signedDirectly', by: 'total', key: 'total', more: period }}>
          {count(group.signedDirectly)}
        </ExplainLink>
        {say(' 个；目前在谈 ', ' direct; in talks ')}
        <ExplainLink of={{ rate: 'inTalks', by: 'total', key: 'total' }}>{count(group.inTalks)}</ExplainLink>
        {say('、流失 ', ', lost ')}
        <ExplainLink of={{ rate: 'lost', by: 'total', key: 'total' }}>{count(group.lost)}</ExplainLink>
        {say('、停工 ', ', suspended ')}
        <ExplainLink of={{ rate: 'suspended', by: 'total', key: 'total' }}>{count(group.suspended)}</ExplainLink>
        {say('、终止 ', ', terminated ')}
        <ExplainLink of={{ rate: 'terminated', by: 'total', key: 'total' }}>{count(group.terminated)}</ExplainLink>
      </p>
    </>
  )
}
