import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { days, money } from '@/lib/format'
import { say } from '@/lib/language'
import { paths, recordQuery, withOverlay } from '@/lib/paths'
import { useRegion, useRightsHere, useUnits } from '@/lib/region'
import { type FactKind, factName, warningName } from '@/lib/words'
import { Light } from '@/ui/light'
import { mayRecord, recordable } from './board-rules'
import type { Project } from './get-chain-projects'
import { daysSinceLastFact, isStalled, lightOf } from './stalled'

/** Opens the form that records a fact, over the page. */
export function useRecord() {
  const go = useNavigate()
  const [query] = useSearchParams()
  return (project: string, kind: FactKind) =>
    void go({ search: withOverlay(query, recordQuery(project, kind)) }, { preventScrollReset: true })
}

interface CardProps {
  project: Project
  today: string
  onDrag?: (project: Project | null) => void
}

/** A project on the board: who, how much, how long nothing happened, what warns, what is next. */
export function ProjectCard({ project, today, onDrag }: CardProps) {
  const region = useRegion()
  const mayMove = mayRecord(useRightsHere(), project)
  return (
    <article
      className={`card ${isStalled(project) ? 'card-stalled' : ''}`}
      draggable={mayMove && !project.terminated && onDrag !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', project.name)
        event.dataTransfer.effectAllowed = 'move'
        onDrag?.(project)
      }}
      onDragEnd={() => onDrag?.(null)}
      aria-label={project.name}
    >
      <div className="card-head">
        {!project.terminated && <Light light={lightOf(project)} />}
        <Link to={paths.project(region, project.id)} draggable={false}>
          {project.name}
        </Link>
        {mayMove && <RecordMenu project={project} />}
      </div>
      <div className="card-investor soft">{project.investor}</div>
      <div className="card-line">
        <UnitName unit={project.unit} />
        <span className="card-amount">
          {money(project.totalInvestment)} {say('亿元', '× CNY 100 m')}
        </span>
      </div>
      <Since project={project} today={today} />
      <Marks project={project} />
      <div className="card-next">
        {project.nextStep ? (
          <>
            {say('下步：', 'Next: ')}
            {project.nextStep}
            {project.nextStepDue && <span className="soft"> {project.nextStepDue}</span>}
          </>
        ) : (
          <span className="soft">{say('未填下步工作', 'No next step')}</span>
        )}
      </div>
    </article>
  )
}

export function UnitName({ unit }: { unit: string }) {
  const name = useUnits().data?.items.find(({ key }) => key === unit)?.name ?? unit
  return <span>{name || say('未填单位', 'No unit')}</span>
}

export function Since({ project, today }: { project: Project; today: string }) {
  const since = daysSinceLastFact(project, today)
  if (since === undefined) return <div className="soft">{say('尚无已认定的事实', 'No recognised fact yet')}</div>
  return <div className="card-since">{say(`距上次进展 ${days(since)}`, `${days(since)} since the last fact`)}</div>
}

export function Marks({ project: { warnings, waiting } }: { project: Project }) {
  if (warnings.length + waiting === 0) return null
  return (
    <ul className="card-marks">
      {warnings.map(({ kind, days: since }) => (
        <li key={kind}>
          {warningName(kind)} {days(since)}
        </li>
      ))}
      {waiting > 0 && <li className="card-waiting">{say(`未审核 ${waiting} 条`, `${waiting} waiting`)}</li>}
    </ul>
  )
}

/** What dragging does, for the keyboard and for phones; and the facts that no column stands for. */
export function RecordMenu({ project }: { project: Project }) {
  const record = useRecord()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: recordable(project).map((kind) => ({
          key: kind,
          label: say(`登记${factName(kind)}`, `Record: ${factName(kind)}`),
          onClick: () => record(project.id, kind),
        })),
      }}
    >
      <Button
        type="text"
        size="small"
        className="card-menu no-print"
        icon={<MoreOutlined />}
        aria-label={say(`登记“${project.name}”的进展`, `Record a fact of ${project.name}`)}
      />
    </Dropdown>
  )
}
