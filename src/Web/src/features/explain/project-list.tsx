import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { count, days, money } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { warningName } from '@/lib/words'
import { Nothing } from '@/ui/state'
import { countingFacts, type ExplainedProject, type Figure, reachedSince } from './figures'

/** As many as are read at a glance; a region's whole list would be slow to draw. */
const step = 60

interface ListProps {
  list: { count?: number; sum?: number; items: ExplainedProject[] }
  figure: Figure
  empty?: string
  /** What is still missing: next steps and warnings are the point. */
  isToDo?: boolean
}

/** The projects behind a number, each with the fact that makes it count. */
export function ProjectList({ list, figure, empty, isToDo = false }: ListProps) {
  const [shown, show] = useState(step)
  if (list.items.length === 0)
    return <Nothing>{empty ?? say('没有项目计入这个数字。', 'No project counts here.')}</Nothing>
  return (
    <>
      <p className="explain-sum soft">
        {list.count !== undefined && say(`共 ${count(list.count)} 个项目`, `${count(list.count)} projects`)}
        {list.sum !== undefined && say(`，合计 ${money(list.sum)} 亿元`, `, ${money(list.sum)} × CNY 100 m in all`)}
      </p>
      <ol className="explain-list">
        {list.items.slice(0, shown).map((project) => (
          <ProjectItem key={project.id} project={project} figure={figure} isToDo={isToDo} />
        ))}
      </ol>
      {list.items.length > shown && (
        <Button block onClick={() => show(shown + step)}>
          {say(`再显示一些（还有 ${list.items.length - shown} 个）`, `Show more (${list.items.length - shown} left)`)}
        </Button>
      )}
    </>
  )
}

interface ItemProps {
  project: ExplainedProject
  figure: Figure
  isToDo?: boolean
}

export function ProjectItem({ project, figure, isToDo = false }: ItemProps) {
  const region = useRegion()
  return (
    <li>
      <div className="explain-item">
        <Link to={paths.project(region, project.id)}>{project.name}</Link>
        <span className="explain-amount">
          {money(project.amount)} {say('亿元', '× CNY 100 m')}
        </span>
      </div>
      <div className="explain-facts">
        <span>{countingFacts(project, figure).join(say('，', ', '))}</span>
        <span className="soft">{[project.chain, project.unit].filter(Boolean).join(' · ')}</span>
        {project.terminated && <span className="explain-mark">{say('已终止', 'Terminated')}</span>}
        {project.suspended && <span className="explain-mark">{say('停工', 'Suspended')}</span>}
      </div>
      {isToDo && <ToDo project={project} figure={figure} />}
    </li>
  )
}

function ToDo({ project, figure }: { project: ExplainedProject; figure: Figure }) {
  const { warnings, nextStep, nextStepDue } = project
  const reached = reachedSince(project, figure)
  return (
    <div className="explain-todo">
      {reached && <span>{say(`已到：${reached}`, `Reached: ${reached}`)}</span>}
      {warnings.map(({ kind, days: since }) => (
        <span key={kind} className="explain-mark">
          {warningName(kind)} {days(since)}
        </span>
      ))}
      <span className="soft">
        {nextStep
          ? say(`下步：${nextStep}`, `Next: ${nextStep}`) +
            (nextStepDue ? say(`（${nextStepDue} 前）`, ` (by ${nextStepDue})`) : '')
          : say('未填下步工作', 'No next step')}
      </span>
    </div>
  )
}
