import { factName, type FactKind, stages } from '@/lib/words'
import type { Project } from '@/lib/project'
import { say } from '@/lib/language'

interface Group {
  name: string
  kinds: FactKind[]
}

const has = (project: Project, kind: FactKind) => project.milestones[kind] !== undefined

/** What can still happen to a stage: nothing twice, except a whole production after a partial one, a new signature after the end. */
function isOpen(project: Project, kind: FactKind): boolean {
  if (!has(project, kind)) return true
  if (kind === 'signed') return project.terminated
  return (
    kind === 'producing' &&
    !project.facts.some((fact) => fact.milestone === kind && fact.state === 'recognised' && !fact.partial)
  )
}

/** The kinds of facts that make sense for a project as it stands; the server decides. */
function sensibleKinds(project: Project): Group[] {
  const state: FactKind[] = project.terminated
    ? ['reinstated']
    : project.suspended
      ? ['resumed', 'terminated']
      : ['suspended', 'terminated']
  const groups: Group[] = [
    { name: say('推进', 'Progress'), kinds: stages.filter((kind) => isOpen(project, kind)) },
    {
      name: say('资金', 'Money'),
      kinds: ['paidIn', ...(has(project, 'signed') ? (['capitalIncreased'] as const) : [])],
    },
    {
      name: say('状态与统计', 'State and statistics'),
      kinds: [...state, ...(has(project, 'inStatistics') ? [] : (['inStatistics'] as const))],
    },
  ]
  return groups.filter((group) => group.kinds.length > 0)
}

/** What most likely happened last: the stage after the furthest one. */
export function likelyKind(project: Project): FactKind {
  if (project.terminated) return 'reinstated'
  if (project.suspended) return 'resumed'
  const furthest = stages.findLastIndex((kind) => has(project, kind))
  return stages.slice(furthest + 1).find((kind) => kind !== 'agreed' && isOpen(project, kind)) ?? 'paidIn'
}

/** Choices for a select; one that was asked for is among them even if it makes little sense. */
export function kindOptions(project: Project, asked: FactKind | undefined) {
  const groups = sensibleKinds(project)
  const isThere = !asked || groups.some((group) => group.kinds.includes(asked))
  return [...(isThere ? [] : [{ name: say('所选', 'Chosen'), kinds: [asked] }]), ...groups].map(({ name, kinds }) => ({
    label: name,
    title: name,
    options: kinds.map((kind) => ({ value: kind, label: factName(kind) })),
  }))
}
