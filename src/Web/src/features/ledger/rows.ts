import type { Schemas } from '@/lib/api'
import { type FactKind, stages } from '@/lib/words'

/** A project as a row of the ledger. */
export type Row = Omit<Schemas['ProjectSummary'], 'milestones'> & { milestones: Partial<Record<FactKind, string>> }

/** The furthest milestone that a project has reached; the facts are not nested, so this is only the last of them. */
export function furthest(row: Row): FactKind | '' {
  for (let at = stages.length - 1; at >= 0; at--) if (row.milestones[stages[at]!]) return stages[at]!
  return ''
}

/** The version on the wire, for If-Match. */
export function tagOf(row: { id: string; version: number }): string {
  return `"${row.id.replaceAll('-', '')}-${row.version}"`
}
