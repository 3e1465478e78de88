import { useQueries } from '@tanstack/react-query'
import type { Explained } from '@/lib/paths'
import { type RatesAnswer, ratesQuery } from '@/lib/rates'
import { useRegion } from '@/lib/region'
import { ratesAsked } from './get-list'

const months = 12

/** The last twelve month ends before a day, the oldest first, and the day itself: what the number is now. */
function monthEnds(asOf: string): string[] {
  const [year, month] = asOf.split('-').map(Number) as [number, number]
  const ends = Array.from({ length: months }, (_, index) =>
    new Date(Date.UTC(year, month - months + index, 0)).toISOString().slice(0, 10),
  )
  return [...ends, asOf]
}

/** The same number as of a month end; its period begins on 1 January of that year, as the server has it. */
export function atMonthEnd(of: Explained, asOf: string): Explained {
  const filters = Object.entries(of.more ?? {}).filter(([name]) => !['from', 'to', 'asOf'].includes(name))
  return { rate: of.rate, by: of.by, key: of.key, more: { ...Object.fromEntries(filters), asOf } }
}

/** The answers at those days. */
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
