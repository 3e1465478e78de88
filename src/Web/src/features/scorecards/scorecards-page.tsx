import { Table, Tabs } from 'antd'
import type { TableColumnsType } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { issueName, kindName, kindOf, periodAt, periodBefore, type PeriodKind, periodKinds } from '@/lib/periods'
import { useRegion, useRightsHere } from '@/lib/region'
import { useToday } from '@/lib/today'
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
  const issued = all.filter(({ state }) => state === 'issued')
  return (
    <>
      <Running kind={kind} issued={issued} />
      <Panel title={say('已签发', 'Issued')}>
        {issued.length === 0 ? (
          <Nothing>
            {kind === 'week'
              ? say(
                  '还没有签发过周通报。到时间会自动签发，也可以现在编辑草稿并手动签发。',
                  'None is out yet. The first sends itself when it is due; it can also be issued by hand from its draft.',
                )
              : say(
                  '还没有签发过。点上面的“编辑草稿”即可编写并签发；要到期自动签发，请在“设置 › 通报”中打开。',
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
function Running({ kind, issued }: { kind: PeriodKind; issued: Issue[] }) {
  const today = new Date(useToday())
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
              <span className="soft">{moment(issue.at)}</span>
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
    { title: say('状态', 'State'), render: () => <Chip tone="good">{say('已签发', 'Issued')}</Chip> },
    { title: say('签发时间', 'Issued at'), render: (_, { at }) => moment(at) },
    {
      title: say('签发人', 'Issued by'),
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
