import { useQueries } from '@tanstack/react-query'
import type { Explained } from '@/lib/paths'
import { type RatesAnswer, ratesQuery } from '@/lib/rates'
import { useRegion } from '@/lib/region'
import { ratesAsked } from './get-list'

const months = 12

/** The last twelve month ends up to a day, the oldest first. */
function monthEnds(asOf: string): string[] {
  const [year, month, day] = asOf.split('-').map(Number) as [number, number, number]
  const isEnd = new Date(Date.UTC(year, month - 1, day + 1)).getUTCDate() === 1
  const last = isEnd ? month : month - 1
  return Array.from({ length: months }, (_, index) =>
    new Date(Date.UTC(year, last - months + 1 + index, 0)).toISOString().slice(0, 10),
  )
}

/** The same number as of a month end; its period begins on 1 January of that year, as the server has it. */
export function atMonthEnd(of: Explained, asOf: string): Explained {
  const filters = Object.entries(of.more ?? {}).filter(([name]) => !['from', 'to', 'asOf'].includes(name))
  return { rate: of.rate, by: of.by, key: of.key, more: { ...Object.fromEntries(filters), asOf } }
}

/** The answers at those month ends. */
export function useTrend(of: Explained, asOf: string) {
  const region = useRegion()
  return useQueries({
    queries: monthEnds(asOf).map((end) => ratesQuery(region, ratesAsked(atMonthEnd(of, end)))),
    combine: (results) => {
      const answers = results.flatMap(({ data }): RatesAnswer[] => (data ? [data] : []))
      return {
        data: answers.length === results.length ? answers : undefined,
        error: results.find(({ error }) => error)?.error ?? null,
        refetch: () => results.forEach(({ error, refetch }) => error && void refetch()),
      }
    },
  })
}
