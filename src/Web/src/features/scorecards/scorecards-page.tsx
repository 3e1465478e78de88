import { Table, Tabs } from 'antd'
import type { TableColumnsType } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { day, moment } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import {
  kindName,
  kindOf,
  periodAt,
  periodBefore,
  type PeriodKind,
  periodKinds,
  periodName,
  todayIn,
} from '@/lib/periods'
import { useRegion, useRightsHere } from '@/lib/region'
import { useRegionDocument } from '@/lib/region-document'
import { Chip } from '@/ui/chip'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { usePhone } from '@/ui/screen'
import { Loaded, Nothing } from '@/ui/state'
import { type Issue, useIssues } from './get-issues'
import { MailCounts } from './mail-states'
import { MailPaused } from './mail-paused'
import { RunningPeriod } from './running-period'
import './scorecards.css'

/** Every bulletin that has gone out, by kind, and what is on its way. */
export default function ScorecardsPage() {
  const [query, setQuery] = useSearchParams()
  const asked = query.get('kind') as PeriodKind | null
  const kind = asked && periodKinds.includes(asked) ? asked : 'week'
  const issues = useIssues()
  return (
    <Page title={say('通报', 'Scorecards')}>
      <MailPaused />
      <Tabs
        activeKey={kind}
        onChange={(chosen) => setQuery(chosen === 'week' ? {} : { kind: chosen }, { replace: true })}
        items={periodKinds.map((key) => ({ key, label: kindName(key) }))}
      />
      <Loaded query={issues}>
        {(all) => <OfKind kind={kind} all={all.filter((one) => kindOf(one.week) === kind)} />}
      </Loaded>
    </Page>
  )
}

function OfKind({ kind, all }: { kind: PeriodKind; all: Issue[] }) {
  const document = useRegionDocument()
  const issued = all.filter(({ state }) => state === 'issued')
  return (
    <>
      <Loaded query={document} rows={3}>
        {({ value }) => <Running kind={kind} issued={issued} timeZone={value.settings?.timeZone ?? 'Asia/Shanghai'} />}
      </Loaded>
      <Panel title={say('已发出', 'Issued')}>
        {issued.length === 0 ? (
          <Nothing>
            {kind === 'week'
              ? say(
                  '还没有发出过周通报。到时间会自动发出，也可以现在编辑草稿并手动发出。',
                  'None is out yet. The first sends itself when it is due; it can also be issued by hand from its draft.',
                )
              : say(
                  '还没有发出过。点上面的“编辑草稿”即可编发；要到期自动发出，请在“设置 › 通报”中打开。',
                  'None is out yet. Compose one by editing its draft above; to have them sent by themselves, switch that on in Settings › Scorecard.',
                )}
          </Nothing>
        ) : (
          <Archive issued={issued} />
        )}
      </Panel>
    </>
  )
}

/** The period that runs now, and the one before it as long as it can still be issued. */
function Running({ kind, issued, timeZone }: { kind: PeriodKind; issued: Issue[]; timeZone: string }) {
  const today = todayIn(timeZone)
  const [now, before] = [periodAt(kind, today), periodBefore(kind, today)]
  const newest = issued[0]?.week ?? ''
  const isOut = (week: string) => newest >= week
  return (
    <>
      {!isOut(before) && issued.length > 0 && <RunningPeriod week={before} isOver />}
      {!isOut(before) && issued.length === 0 && kind !== 'week' && <RunningPeriod week={before} isOver />}
      {!isOut(now) && <RunningPeriod week={now} isOver={false} />}
    </>
  )
}

function Archive({ issued }: { issued: Issue[] }) {
  const region = useRegion()
  const { audits } = useRightsHere()
  const isPhone = usePhone()
  if (isPhone)
    return (
      <ul className="issue-list">
        {issued.map((issue) => (
          <li key={issue.week}>
            <Link to={paths.scorecard(region, issue.week)}>
              <strong>{issueName(issue)}</strong>
              <span className="soft">
                {day(issue.first)} – {day(issue.last)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    )
  const columns: TableColumnsType<Issue> = [
    {
      title: say('期数', 'Issue'),
      render: (_, issue) => <Link to={paths.scorecard(region, issue.week)}>{issueName(issue)}</Link>,
    },
    { title: say('时段', 'Period'), render: (_, { week }) => periodName(week) },
    { title: say('起止', 'Days'), render: (_, { first, last }) => `${day(first)} – ${day(last)}` },
    { title: say('状态', 'State'), render: () => <Chip tone="good">{say('已发出', 'Issued')}</Chip> },
    { title: say('发出时间', 'Issued at'), render: (_, { at }) => moment(at) },
    {
      title: say('发出人', 'Issued by'),
      render: (_, { by }) => (by === 'WeeklyScorecard' ? say('系统（定时）', 'Timer') : by),
    },
    ...(audits
      ? [{ title: say('邮件', 'Mails'), render: (_: unknown, { week }: Issue) => <MailCounts week={week} /> }]
      : []),
  ]
  return (
    <Table
      rowKey="week"
      size="middle"
      scroll={{ x: 'max-content' }}
      columns={columns}
      dataSource={issued}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
    />
  )
}

function issueName({ year, number }: Issue): string {
  return say(`${year}年第${number}期`, `No. ${number}, ${year}`)
}
