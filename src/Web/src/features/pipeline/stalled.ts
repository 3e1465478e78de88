import { say } from '@/lib/language'
import type { Warning } from '@/lib/words'
import { daysBetween } from '@/lib/week'
import type { LightColour } from '@/ui/light'
import type { Project } from './get-chain-projects'

/** 签而不开、开而不动: signed or opened, and nothing moves. */
export const stalling: readonly Warning[] = ['signedNotOpened', 'openingOverdue', 'suspended', 'openedNothingPaid']

export function stalledMeans(): string {
  return say(
    '停滞：签约超期未开工、逾期未开工、停工、开工无资金到位',
    'Stalled: signed long ago or past the agreed opening and not opened, suspended, or opened with nothing paid in',
  )
}

export function isStalled({ warnings, terminated }: Project): boolean {
  return !terminated && warnings.some(({ kind }) => stalling.some((one) => one === kind))
}

/** The day of the newest fact that counts; undefined where nothing is recognised yet. */
export function lastFact({ milestones }: Project): string | undefined {
  return Object.values(milestones as Record<string, string>)
    .toSorted()
    .at(-1)
}

export function daysSinceLastFact(project: Project, today: string): number | undefined {
  const last = lastFact(project)
  return last === undefined ? undefined : daysBetween(last, today)
}

/** Three months past the agreed opening is red, any other warning yellow (the light of a project, domain note 4). */
export function lightOf({ warnings }: Project): LightColour {
  if (warnings.some(({ kind, days }) => kind === 'openingOverdue' && days > 90)) return 'red'
  return warnings.length > 0 ? 'yellow' : 'green'
}

export type Order = 'stalled' | 'amount' | 'newest'

export function ordered(projects: Project[], order: Order, today: string): Project[] {
  const still = (project: Project) => daysSinceLastFact(project, today) ?? -1
  switch (order) {
    case 'stalled':
      return projects.toSorted((a, b) => Number(isStalled(b)) - Number(isStalled(a)) || still(b) - still(a))
    case 'amount':
      return projects.toSorted((a, b) => (b.totalInvestment ?? -1) - (a.totalInvestment ?? -1))
    case 'newest':
      return projects.toSorted((a, b) => still(a) - still(b))
  }
}
