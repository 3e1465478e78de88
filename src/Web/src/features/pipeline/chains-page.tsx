import { Link } from 'react-router'
import type { Schemas } from '@/lib/api'
import { useAddress } from '@/lib/address'
import { chooseCohort, type Cohort, cohortName, cohortOf, cohortQuery, periodOf } from '@/lib/cohort'
import { count, money, percent } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { type RateGroup, useRates } from '@/lib/rates'
import { useChains, useRegion, useRightsHere } from '@/lib/region'
import { type ScorecardRow, useNewestIssue, useRunningWeek } from '@/lib/scorecard'
import { useToday } from '@/lib/today'
import { type Rate, rateName } from '@/lib/words'
import { CohortChoice } from '@/ui/cohort-choice'
import { ExplainLink } from '@/ui/explain-link'
import { Light } from '@/ui/light'
import { Page } from '@/ui/page'
import { RankMove } from '@/ui/rank-move'
import { RateBar } from '@/ui/rate-bar'
import { Loaded, Nothing } from '@/ui/state'
import './pipeline.css'
import { stalling, stalledMeans } from './stalled'

/** All chains side by side: who leads them, what they have to reach, where they stand, what stands still. */
export default function ChainsPage() {
  const region = useRegion()
  const { whole, chains: own, decides } = useRightsHere()
  const chains = useChains()
  const [query, setQuery] = useAddress()
  const asOf = useToday()
  const cohort = cohortOf(query)
  const period = periodOf(cohort, asOf)
  const now = useRates({}, { isLive: true })
  const rates = useRates({ by: 'chain', ...period }, { isLive: true })
  const stalled = useRates({ by: 'chain', warning: stalling.join(',') }, { isLive: true })
  const running = useRunningWeek(now.data, whole).data
  const issued = useNewestIssue(!whole).data
  const lines = (running ?? issued)?.chains ?? []
  return (
    <Page
      title={say('产业链', 'Chains')}
      about={stalledMeans()}
      actions={<CohortChoice value={cohort} asOf={asOf} onChoose={(chosen) => chooseCohort(setQuery, chosen)} />}
    >
      <Loaded query={chains} rows={10}>
        {({ items }) => {
          const shown = items.filter(({ key }) => whole || own.length === 0 || own.includes(key))
          if (shown.length === 0)
            return (
              <Nothing
                action={
                  decides && <Link to={paths.settings(region, 'chains')}>{say('登记产业链', 'Register chains')}</Link>
                }
              >
                {say(
                  '还没有产业链；在设置中登记，或随台账导入自动建立。',
                  'No chain yet. Register them in the settings, or import a ledger.',
                )}
              </Nothing>
            )
          return (
            <ul className="chains">
              {shown.map((chain) => (
                <ChainItem
                  key={chain.key}
                  chain={chain}
                  group={rates.data?.groups.find(({ key }) => key === chain.key)}
                  stalled={stalled.data?.groups.find(({ key }) => key === chain.key)?.warnings}
                  line={lines.find(({ key }) => key === chain.key)}
                  cohort={cohort}
                  period={period}
                />
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Page>
  )
}

const shownRates: Rate[] = ['signing', 'fulfilment', 'landing', 'opening', 'producing', 'funds']

interface ItemProps {
  chain: Schemas['Chain']
  group: RateGroup | undefined
  stalled: number | undefined
  line: ScorecardRow | undefined
  cohort: Cohort
  /** Of the rates, as GET rates takes it. */
  period: Record<string, string>
}

function ChainItem({ chain, group, stalled, line, cohort, period }: ItemProps) {
  const region = useRegion()
  const stock = { by: 'chain', key: chain.key }
  const of = { ...stock, more: period }
  return (
    <li className="panel chain-item">
      <header>
        <h2>
          <Link to={{ pathname: paths.chain(region, chain.key), search: cohortQuery(cohort) }}>{chain.name}</Link>
        </h2>
        <RankMove rank={line?.rank} change={line?.rankChange} />
      </header>
      <p className="chain-who">
        {say('链长 ', 'Leader ')}
        {chain.leader || say('未填', 'not given')}
        <span className="soft">
          {say('牵头 ', 'Led by ')}
          {chain.leadUnit || say('未填', 'not given')}
        </span>
        <span className="soft">
          {say('链主 ', 'Anchors ')}
          {chain.anchors?.join(say('、', ', ')) || say('未填', 'not given')}
        </span>
      </p>
      <p className="chain-pace-line">
        {line?.pace ? (
          <>
            <Light light={line.pace.light} />
            {say(
              `目标 ${money(line.pace.target)}，完成 ${percent(line.pace.completion)}`,
              `Target ${money(line.pace.target)}, ${percent(line.pace.completion)} reached`,
            )}
          </>
        ) : (
          <span className="soft">{say('未下达目标，不考核进度', 'No target, not judged')}</span>
        )}
        <ExplainLink
          className={stalled ? 'stalled-count' : ''}
          of={{ rate: 'warned', ...stock, more: { warning: stalling.join(',') } }}
        >
          {say(`停滞 ${count(stalled)} 个`, `${count(stalled)} stalled`)}
        </ExplainLink>
      </p>
      {group && (
        <>
          <dl className="chain-item-rates">
            {shownRates.map((rate) => (
              <div key={rate}>
                <dt>{rateName(rate)}</dt>
                <dd>
                  <ExplainLink of={{ rate, ...of }}>
                    <RateBar rate={group.rates[rate]!} />
                  </ExplainLink>
                </dd>
              </div>
            ))}
          </dl>
          <p className="chain-stock soft">
            <span>
              {say(`${cohortName(cohort)}新签 `, 'Signed ')}
              <ExplainLink of={{ rate: 'signed', ...of }}>{count(group.signed)}</ExplainLink>
            </span>
            <span>
              {say('签约额 ', 'Amount ')}
              <ExplainLink of={{ rate: 'signedAmount', ...of }}>{money(group.signedAmount)}</ExplainLink>
              {say(' 亿元', ' × CNY 100 m')}
            </span>
            <span>
              {say('在谈 ', 'In talks ')}
              <ExplainLink of={{ rate: 'inTalks', ...stock }}>{count(group.inTalks)}</ExplainLink>
            </span>
          </p>
        </>
      )}
    </li>
  )
}
