import { Link, useSearchParams } from 'react-router'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { Collisions } from './collisions'
import { FactsPanel } from './facts-panel'
import { FieldsPanel } from './fields-panel'
import { HistoryPanel } from './history-panel'
import { MoneyPanel } from './money-panel'
import { NextStepPanel } from './next-step-panel'
import { NotesPanel } from './notes-panel'
import { ProblemsPanel } from './problems-panel'
import { ProjectHead } from './project-head'
import { ResponsibilityPanel } from './responsibility-panel'

/** The parts of the dossier, each with an anchor of its own. */
export function Dossier({ project }: { project: Project }) {
  return (
    <div className="dossier">
      <Collisions project={project} />
      <ProjectHead project={project} />
      <Anchors />
      <div className="dossier-columns">
        <div className="dossier-main">
          <FactsPanel project={project} />
          <MoneyPanel project={project} />
          <NotesPanel project={project} />
          <HistoryPanel project={project} />
        </div>
        <div className="dossier-side">
          <NextStepPanel project={project} />
          <ProblemsPanel project={project} />
          <ResponsibilityPanel project={project} />
          <FieldsPanel project={project} />
        </div>
      </div>
    </div>
  )
}

function Anchors() {
  const [query] = useSearchParams()
  const search = query.size ? `?${query}` : ''
  const parts = [
    ['facts', say('事实', 'Facts')],
    ['money', say('资金', 'Money')],
    ['next-step', say('下步工作', 'Next step')],
    ['problems', say('难点', 'Problems')],
    ['notes', say('进展', 'Notes')],
    ['responsibility', say('责任', 'Responsibility')],
    ['fields', say('项目信息', 'Fields')],
    ['history', say('修改记录', 'History')],
  ] as const
  return (
    <nav className="anchors no-print" aria-label={say('本页内容', 'On this page')}>
      {parts.map(([id, name]) => (
        <Link key={id} to={{ search, hash: `#${id}` }} preventScrollReset>
          {name}
        </Link>
      ))}
    </nav>
  )
}
