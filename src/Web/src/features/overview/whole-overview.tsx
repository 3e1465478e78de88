import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { useAddress } from '@/lib/address'
import { allYears, chooseCohort, cohortName, cohortOf, hasOnlyEarlier, periodOf, thisYear } from '@/lib/cohort'
import { day, percent } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { issueName } from '@/lib/periods'
import { type RatesAnswer, useRates } from '@/lib/rates'
import { useRegion, useRightsHere } from '@/lib/region'
import { type Scorecard, useRunningWeek } from '@/lib/scorecard'
import { ExplainLink } from '@/ui/explain-link'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { Loaded, Nothing } from '@/ui/state'
import { ChainRates } from './chain-rates'
import { Decisions } from './decisions'
import { Funnel } from './funnel'
import { HeadlineTiles } from './headline-tiles'
import { NewProject } from './new-project'

export function WholeOverview() {
  const total = useRates({}, { isLive: true })
  const card = useRunningWeek(total.data)
  return (
    <Page
      title={say('总览', 'Overview')}
      about={total.data && <About now={total.data} card={card.data} />}
      actions={<NewProject />}
    >
      <Loaded query={total} rows={12}>
        {(now) =>
          isEmpty(now) ? (
            <FirstSteps />
          ) : (
            <>
              {hasOnlyEarlier(now) && <OnlyEarlier />}
              <Loaded query={card} rows={3}>
                {(composed) => <HeadlineTiles card={composed} />}
              </Loaded>
              <div className="overview-grid">
                <Chains now={now} card={card.data} />
                <Loaded query={card} rows={8}>
                  {(composed) => <Decisions card={composed} total={now.groups[0]!} />}
                </Loaded>
                <Funnel now={now} />
              </div>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

/** The chains with the rates of the chosen years; targets and ranks are this year's. */
function Chains({ now, card }: { now: RatesAnswer; card: Scorecard | undefined }) {
  const cohort = cohortOf(useAddress()[0])
  const period = periodOf(cohort, now.asOf)
  const chains = useRates({ by: 'chain', ...period }, { isLive: true })
  const total = useRates(period, { isLive: true })
  return (
    <Panel
      title={
        cohort === thisYear
          ? say('各产业链', 'By chain')
          : say(`各产业链 · ${cohortName(cohort)}`, `By chain · ${cohortName(cohort)}`)
      }
      extra={<span className="soft">{say('金额单位：亿元', 'Amounts in CNY 100 million')}</span>}
      className="chains-panel"
    >
      <Loaded query={chains} rows={9}>
        {({ groups }) => (
          <ChainRates
            groups={groups}
            total={total.data?.groups[0]}
            card={cohort === thisYear ? card : undefined}
            period={period}
          />
        )}
      </Loaded>
    </Panel>
  )
}

/** Says why everything reads nought, and leads to where it does not. */
function OnlyEarlier() {
  const [query, setQuery] = useAddress()
  return (
    <Alert
      type="info"
      showIcon
      className="only-earlier"
      title={say(
        '本年还没有登记或签约的项目，所以本年各项比率没有数；台账里的项目是往年的。',
        'Nothing was entered or signed this year, so there are no rates of this year; the projects of the ledger are of earlier years.',
      )}
      action={
        cohortOf(query) !== allYears && (
          <Button size="small" onClick={() => chooseCohort(setQuery, allYears)}>
            {say('看历年', 'See all years')}
          </Button>
        )
      }
    />
  )
}

function isEmpty({ groups }: RatesAnswer): boolean {
  const group = groups[0]
  return !group || group.intended + group.signed + group.inTalks + group.warnings + group.waiting === 0
}

function About({ now, card }: { now: RatesAnswer; card: Scorecard | undefined }) {
  const waiting = now.groups[0]?.waiting ?? 0
  return (
    <span aria-live="polite">
      {card && `${issueName(card)} · `}
      {say(`截至 ${day(now.asOf)}`, `As of ${day(now.asOf)}`)}
      {card && say(` · 时序 ${percent(card.timeShare)}`, ` · ${percent(card.timeShare)} of the year has passed`)}
      {now.pending > 0 && say(' · 正在更新…', ' · updating…')}
      {waiting > 0 && (
        <>
          {' · '}
          <ExplainLink of={{ rate: 'waiting', by: 'total', key: 'total' }}>
            {say(`未审核 ${waiting} 条不计入`, `${waiting} waiting, not counted`)}
          </ExplainLink>
        </>
      )}
    </span>
  )
}

/** A region without a project: what to do first. */
function FirstSteps() {
  const region = useRegion()
  const rights = useRightsHere()
  if (!rights.decides)
    return (
      <Nothing>
        {say('还没有项目；招商局导入台账后，这里就有数据。', 'No project yet. The bureau imports its ledger first.')}
      </Nothing>
    )
  return (
    <Nothing
      action={
        <Link className="ant-btn ant-btn-primary" to={paths.imports(region)}>
          {say('导入台账', 'Import a ledger')}
        </Link>
      }
    >
      {say(
        '还没有项目。把现有的 Excel 台账拖进来，或逐个新增项目。',
        'No project yet. Drop the ledger that you keep in Excel, or enter projects one by one.',
      )}
    </Nothing>
  )
}
