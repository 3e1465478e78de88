import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { count, days } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useChains, useRegion } from '@/lib/region'
import { regionsQuery } from '@/lib/session'
import { type Warning, warningName } from '@/lib/words'
import { ExplainLink } from '@/ui/explain-link'
import { LongTable } from '@/ui/long-table'
import { Panel } from '@/ui/panel'
import { usePhone } from '@/ui/screen'
import type { Line } from './get-warned'
import { NextStep } from './next-step'
import { ruleOf } from './rules'

/** So many of each kind are shown while all kinds are. */
const first = 8

/** The projects of one kind of warning, with its rule. */
export function WarningGroup({ kind, lines, isWhole }: { kind: Warning; lines: Line[]; isWhole: boolean }) {
  const region = useRegion()
  const settings = useQuery(regionsQuery()).data?.items.find(({ id }) => id === region)?.settings?.warnings
  const shown = isWhole ? lines : lines.slice(0, first)
  return (
    <Panel
      title={
        <>
          {warningName(kind)} <Number kind={kind} value={lines.length} />
        </>
      }
      extra={<span className="soft">{ruleOf(kind, settings)}</span>}
    >
      <Lines lines={shown} />
      {shown.length < lines.length && <More kind={kind} all={lines.length} />}
    </Panel>
  )
}

/** The number opens its list with every project's facts. */
function Number({ kind, value }: { kind: Warning; value: number }) {
  const [query] = useSearchParams()
  const [unit, chain] = [query.get('unit'), query.get('chain')]
  return (
    <ExplainLink
      of={{
        rate: 'warned',
        by: 'total',
        key: 'total',
        more: { warning: kind, ...(unit ? { unit } : {}), ...(chain ? { chain } : {}) },
      }}
    >
      {count(value)}
    </ExplainLink>
  )
}

function More({ kind, all }: { kind: Warning; all: number }) {
  const [query] = useSearchParams()
  const next = new URLSearchParams(query)
  next.set('kind', kind)
  return (
    <p className="warning-more no-print">
      <Link to={{ search: `?${next}` }}>{say(`看全部 ${count(all)} 个`, `Show all ${count(all)}`)}</Link>
    </p>
  )
}

function Lines({ lines }: { lines: Line[] }) {
  const region = useRegion()
  const leaders = new Map((useChains().data?.items ?? []).map(({ key, leader }) => [key, leader]))
  if (usePhone()) return <Cards lines={lines} />
  return (
    <LongTable<Line>
      width={900}
      height={600}
      rowKey={({ project }) => project.id}
      dataSource={lines}
      columns={[
        {
          title: say('项目', 'Project'),
          key: 'project',
          render: (_, { project }) => <Link to={paths.project(region, project.id)}>{project.name}</Link>,
        },
        {
          title: say('已持续', 'For'),
          key: 'days',
          width: 96,
          align: 'right',
          render: (_, line) => <strong>{days(line.days)}</strong>,
        },
        {
          title: say('责任单位', 'Unit'),
          key: 'unit',
          width: 140,
          render: (_, { project }) => project.unit || <span className="soft">{say('未填', 'None')}</span>,
        },
        {
          title: say('产业链', 'Chain'),
          key: 'chain',
          width: 120,
          render: (_, { project }) =>
            project.chain ? <Link to={paths.chain(region, project.chain)}>{project.chain}</Link> : null,
        },
        {
          title: say('包抓领导 / 链长', 'Leader / chain leader'),
          key: 'leader',
          width: 170,
          render: (_, { project }) => project.leader || leaders.get(project.chain) || null,
        },
        {
          title: say('下步工作', 'Next step'),
          key: 'next',
          width: 280,
          render: (_, { project }) => <NextStep project={project} />,
        },
      ]}
    />
  )
}

/** The same on a phone: what it is and for how long; then whose it is, and what is next. */
function Cards({ lines }: { lines: Line[] }) {
  const region = useRegion()
  return (
    <ul className="warning-cards">
      {lines.map((line) => (
        <li key={line.project.id}>
          <Link to={paths.project(region, line.project.id)}>{line.project.name}</Link>
          <strong>{days(line.days)}</strong>
          <span className="soft">{[line.project.unit, line.project.chain].filter(Boolean).join(' · ')}</span>
          <div>
            <NextStep project={line.project} />
          </div>
        </li>
      ))}
    </ul>
  )
}
