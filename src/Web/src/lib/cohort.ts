import type { SetURLSearchParams } from 'react-router'
import { say } from './language'
import type { RatesAnswer } from './rates'

/** Which projects are counted: this year's, those of another year (its number), or all there ever were. */
export type Cohort = string

export const thisYear: Cohort = 'now'
export const allYears: Cohort = 'all'

const first = '1990-01-01'
const earlierYears = 15

/** What one may choose from, as of a day. */
export function cohorts(asOf: string): Cohort[] {
  const year = Number(asOf.slice(0, 4))
  return [thisYear, allYears, ...Array.from({ length: earlierYears }, (_, index) => String(year - 1 - index))]
}

export function cohortName(cohort: Cohort): string {
  if (cohort === thisYear) return say('本年', 'This year')
  return cohort === allYears ? say('历年', 'All years') : say(`${cohort} 年`, cohort)
}

/** The one that the address of a page asks for. */
export function cohortOf(query: URLSearchParams): Cohort {
  const asked = query.get('cohort')
  return asked === allYears || /^\d{4}$/.test(asked ?? '') ? asked! : thisYear
}

/** The query of an address that asks for it. */
export function cohortQuery(cohort: Cohort): string {
  return cohort === thisYear ? '' : `?cohort=${cohort}`
}

export function chooseCohort(setQuery: SetURLSearchParams, chosen: Cohort) {
  setQuery(
    (before) => {
      if (chosen === thisYear) before.delete('cohort')
      else before.set('cohort', chosen)
      return before
    },
    { replace: true, preventScrollReset: true },
  )
}

/** The parameters of GET rates; none for this year, which is what it answers without any. */
export function periodOf(cohort: Cohort, asOf: string): Record<string, string> {
  if (cohort === thisYear) return {}
  return cohort === allYears ? { from: first, to: asOf } : { from: `${cohort}-01-01`, to: `${cohort}-12-31` }
}

/** The other way round; null for a period that is none of them, such as a week. */
export function cohortAt({ from, to }: Record<string, string>, asOf: string): Cohort | null {
  if (!from && !to) return thisYear
  return cohorts(asOf).find((one) => periodOf(one, asOf)['from'] === from && periodOf(one, asOf)['to'] === to) ?? null
}

/** Nothing was entered or signed this year, though there are projects: a ledger of earlier years came in. */
export function hasOnlyEarlier({ groups }: RatesAnswer): boolean {
  const group = groups[0]
  return group !== undefined && group.intended + group.signed === 0
}
