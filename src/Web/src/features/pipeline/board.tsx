import { App } from 'antd'
import { useRef, useState } from 'react'
import { say } from '@/lib/language'
import { type FactKind, factName, stages } from '@/lib/words'
import { BoardFrame } from './board-frame'
import { refusal, stageOf } from './board-rules'
import type { Project } from './get-chain-projects'
import { ProjectCard, useRecord } from './project-card'

/**
 * The chain by the furthest fact. Dropping a card on a later column opens the form for that fact: the day and its
 * evidence are still to be given, so nothing moves before it is recorded.
 */
export function Board({ projects, today }: { projects: Project[]; today: string }) {
  const { message } = App.useApp()
  const record = useRecord()
  const [dragged, drag] = useState<Project | null>(null)
  const over = useRef<FactKind | null>(null)
  const onDrag = (project: Project | null) => {
    const refused = project === null && dragged && over.current && refusal(dragged, over.current)
    if (refused && over.current !== stageOf(dragged)) void message.warning(refused)
    over.current = null
    drag(project)
  }
  const going = projects.filter(({ terminated }) => !terminated)
  const ended = projects.filter(({ terminated }) => terminated)
  return (
    <BoardFrame>
      {stages.map((stage) => (
        <Column
          key={stage}
          name={factName(stage)}
          projects={going.filter((project) => stageOf(project) === stage)}
          today={today}
          takes={dragged && refusal(dragged, stage) === undefined}
          onOver={() => (over.current = stage)}
          onDrop={() => {
            if (!dragged) return
            over.current = null
            drag(null)
            record(dragged.id, stage)
          }}
          onDrag={onDrag}
        />
      ))}
      {ended.length > 0 && (
        <Column name={say('已终止', 'Terminated')} projects={ended} today={today} takes={dragged && false} />
      )}
    </BoardFrame>
  )
}

interface ColumnProps {
  name: string
  projects: Project[]
  today: string
  /** Whether it takes the card that is being dragged; null while none is. */
  takes: boolean | null
  onOver?: () => void
  onDrop?: () => void
  onDrag?: (project: Project | null) => void
}

const step = 30

function Column({ name, projects, today, takes, onOver, onDrop, onDrag }: ColumnProps) {
  const [shown, show] = useState(step)
  const state = takes === null ? '' : takes ? 'column-takes' : 'column-refuses'
  return (
    <section
      className={`column ${projects.length === 0 ? 'column-empty' : ''} ${state}`}
      aria-label={`${name} ${projects.length}`}
      onDragOver={(event) => {
        onOver?.()
        if (takes) event.preventDefault()
      }}
      onDrop={(event) => {
        event.preventDefault()
        onDrop?.()
      }}
    >
      <h3>
        <span>{name}</span> <span className="column-count">{projects.length}</span>
      </h3>
      {projects.slice(0, shown).map((project) => (
        <ProjectCard key={project.id} project={project} today={today} {...(onDrag ? { onDrag } : {})} />
      ))}
      {projects.length > shown && (
        <button type="button" className="column-more" onClick={() => show(shown + step)}>
          {say(`还有 ${projects.length - shown} 个`, `${projects.length - shown} more`)}
        </button>
      )}
    </section>
  )
}
