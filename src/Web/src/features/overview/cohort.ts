import type { SetURLSearchParams } from 'react-router'
import { say } from '@/lib/language'
import type { RatesAnswer } from '@/lib/rates'

/** Which projects a page counts: this year's, last year's, or all there ever were. */
export type Cohort = 'year' | 'before' | 'all'

export function cohortOf(query: URLSearchParams): Cohort {
  const asked = query.get('cohort')
  return asked === 'before' || asked === 'all' ? asked : 'year'
}

export function cohortName(cohort: Cohort): string {
  return { year: say('本年', 'This year'), before: say('上年', 'Last year'), all: say('历年', 'All years') }[cohort]
}

export function chooseCohort(setQuery: SetURLSearchParams, chosen: Cohort) {
  setQuery(
    (before) => {
      if (chosen === 'year') before.delete('cohort')
      else before.set('cohort', chosen)
      return before
    },
    { replace: true, preventScrollReset: true },
  )
}

/** The parameters of GET rates; none for this year, which is what it answers without any. */
export function periodOf(cohort: Cohort, asOf: string): Record<string, string> {
  const year = Number(asOf.slice(0, 4))
  if (cohort === 'before') return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
  return cohort === 'all' ? { from: '1990-01-01', to: asOf } : {}
}

/** Nothing was entered or signed this year, though there are projects: a ledger of earlier years came in. */
export function hasOnlyEarlier({ groups }: RatesAnswer): boolean {
  const group = groups[0]
  return group !== undefined && group.intended + group.signed === 0
}
