import { useAddress } from '@/lib/address'
import { cohortOf, periodOf, thisYear } from '@/lib/cohort'
import { count, day, money } from '@/lib/format'
import { say } from '@/lib/language'
import { type RateGroup, type RatesAnswer, useRates } from '@/lib/rates'
import { useChains, useRightsHere, useUnits } from '@/lib/region'
import { type Scorecard, type ScorecardRow, useNewestIssue } from '@/lib/scorecard'
import { endOfLastWeek } from '@/lib/week'
import { ExplainLink } from '@/ui/explain-link'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { Loaded, Nothing } from '@/ui/state'
import { ChainRates } from './chain-rates'
import { Funnel } from './funnel'
import { NewProject } from './new-project'
import { OwnDecisions } from './own-decisions'
import { OwnPlace } from './own-place'
import { Tile } from './tile'

/** The overview of a unit or a chain's team: their own projects only, which is all that the server shows them. */
export function OwnOverview() {
  const total = useRates({}, { isLive: true })
  const issue = useNewestIssue()
  return (
    <Page
      title={say('总览', 'Overview')}
      about={
        <>
          <OwnNames />
          {total.data && say(` · 截至 ${day(total.data.asOf)}`, ` · as of ${day(total.data.asOf)}`)}
        </>
      }
      actions={<NewProject />}
    >
      <Loaded query={total} rows={12}>
        {(now) => (
          <>
            <OwnTiles now={now} />
            <div className="overview-grid overview-own">
              <Panel
                title={say('按产业链', 'By chain')}
                extra={<span className="soft">{say('金额单位：亿元', 'Amounts in CNY 100 million')}</span>}
                className="chains-panel"
              >
                <OwnChains asOf={now.asOf} issue={issue.data ?? undefined} />
                {issue.data && <OwnPlace card={issue.data} rows={ownRows(issue.data)} />}
              </Panel>
              <OwnDecisions waiting={now.groups[0]?.waiting ?? 0} />
              <Funnel now={now} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function ownRows(card: Scorecard): ScorecardRow[] {
  return card.units.flatMap(({ rows }) => rows)
}

function OwnChains({ asOf, issue }: { asOf: string; issue: Scorecard | undefined }) {
  const { chains } = useRightsHere()
  const cohort = cohortOf(useAddress()[0])
  const period = periodOf(cohort, asOf)
  // The ranks of a chain stand in a unit's issue too, but they are not the unit's own.
  const card = chains.length > 0 && cohort === thisYear ? issue : undefined
  return (
    <Loaded query={useRates({ by: 'chain', ...period }, { isLive: true })} rows={4}>
      {({ groups }) => {
        const own = groups.filter(
          (group) => chains.includes(group.key) || group.intended + group.signed + group.inTalks + group.warnings > 0,
        )
        return own.length > 0 ? (
          <ChainRates period={period} groups={own} card={card} />
        ) : (
          <Nothing>
            {say('还没有项目；登记或签约后这里就有数据。', 'No project yet. It fills once one is entered.')}
          </Nothing>
        )
      }}
    </Loaded>
  )
}

function OwnNames() {
  const { units, chains } = useRightsHere()
  const known = [...(useUnits().data?.items ?? []), ...(useChains().data?.items ?? [])]
  const names = [...units, ...chains].map((key) => known.find((one) => one.key === key)?.name ?? key)
  return <>{names.join(say('、', ', '))}</>
}

function OwnTiles({ now }: { now: RatesAnswer }) {
  const before = useRates({ from: now.from, to: now.to, asOf: endOfLastWeek(now.asOf) }).data?.groups[0]
  const group = now.groups[0]
  if (!group) return null
  const projects = say('个', 'projects')
  const yi = say('亿元', '× CNY 100 m')
  const tiles = [
    {
      name: say('本年新签', 'Signed this year'),
      rate: 'signed',
      of: (one: RateGroup) => count(one.signed),
      unit: projects,
    },
    {
      name: say('签约额', 'Contracted'),
      rate: 'signedAmount',
      of: (one: RateGroup) => money(one.signedAmount),
      unit: yi,
    },
    { name: say('到位资金', 'Paid in'), rate: 'paidIn', of: (one: RateGroup) => money(one.paidIn), unit: yi },
    {
      name: say('本年签约已开工', 'Of these, opened'),
      rate: 'opened',
      of: (one: RateGroup) => count(one.rates['opening']?.numerator),
      unit: projects,
    },
    { name: say('在谈', 'In talks'), rate: 'inTalks', of: (one: RateGroup) => count(one.inTalks), unit: projects },
  ]
  return (
    <ul className="tiles" aria-label={say('主要指标', 'Headline numbers')}>
      {tiles.map(({ name, rate, of, unit }) => (
        <Tile
          key={rate}
          name={name}
          unit={unit}
          value={<ExplainLink of={{ rate, by: 'total', key: 'total' }}>{of(group)}</ExplainLink>}
          pace={null}
          change={before && say(`上周末 ${of(before)}`, `Last Sunday ${of(before)}`)}
        />
      ))}
    </ul>
  )
}
