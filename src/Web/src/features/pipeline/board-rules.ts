import { say } from '@/lib/language'
import type { Rights } from '@/lib/session'
import { type FactKind, factName, stages } from '@/lib/words'
import type { Project } from './get-chain-projects'

/** The furthest fact of a project: its column on the board. */
export function stageOf({ milestones }: Project): FactKind {
  return stages.findLast((stage) => stage in milestones) ?? 'intended'
}

/** Whether the person may record facts of a project: the bureau of all, a unit of its own. */
export function mayRecord(rights: Rights, project: Project): boolean {
  return rights.decides || (rights.reports && rights.units.includes(project.unit))
}

/** Why a card may not go to a column; undefined where it may. */
export function refusal(project: Project, to: FactKind): string | undefined {
  if (project.terminated)
    return say('项目已终止；请先登记重启。', 'The project is terminated; record its reinstatement first.')
  if (to in project.milestones)
    return say(
      `已有“${factName(to)}”；改日期请在项目页更正。`,
      `“${factName(to)}” is there; correct its date on the project’s page.`,
    )
  if (stages.indexOf(to) <= stages.indexOf(stageOf(project)))
    return say(
      '项目已过这一阶段；补登较早的事实请用卡片上的“登记”。',
      'The project is past this stage; use “Record” on the card to add an earlier fact.',
    )
  return undefined
}

/** What can be recorded of a project from its card: the milestones it has not, and the facts beside them. */
export function recordable(project: Project): FactKind[] {
  if (project.terminated) return ['reinstated']
  const missing = stages.filter((stage) => !(stage in project.milestones))
  return [...missing, 'paidIn', project.suspended ? 'resumed' : 'suspended', 'terminated']
}
