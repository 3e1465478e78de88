import { useQueries } from '@tanstack/react-query'
import type { Explained } from '@/lib/paths'
import { type RatesAnswer, ratesQuery } from '@/lib/rates'
import { useRegion } from '@/lib/region'
import { ratesAsked } from './get-list'

/**
 * The days of a trend, the oldest first; the last one is what the number is now. The last twelve month ends; for the
 * projects of a certain year, the month ends of that year and every year's end since.
 */
export function trendDays({ from, to, asOf }: RatesAnswer, isChosen: boolean): string[] {
  if (!isChosen) return [...monthEnds(asOf), asOf]
  const year = Number(from.slice(0, 4))
  const ends = to.startsWith(`${year}-`)
    ? [...monthEnds(`${year + 1}-01-01`), ...yearEnds(year + 1, Number(asOf.slice(0, 4)))]
    : monthEnds(asOf)
  return [...ends.filter((end) => end >= from && end < asOf), asOf]
}

const months = 12

/** The last twelve month ends before the month of a day. */
function monthEnds(day: string): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return Array.from({ length: months }, (_, index) =>
    new Date(Date.UTC(year, month - months + index, 0)).toISOString().slice(0, 10),
  )
}

function yearEnds(first: number, before: number): string[] {
  return Array.from({ length: Math.max(0, before - first) }, (_, index) => `${first + index}-12-31`)
}

/**
 * The same number as of another day. Of chosen years the projects stay the same; without a choice the period begins on
 * 1 January of the day's year, as the server has it.
 */
export function atDay(of: Explained, asOf: string): Explained {
  const filters = Object.entries(of.more ?? {}).filter(([name]) => name !== 'asOf')
  return { rate: of.rate, by: of.by, key: of.key, more: { ...Object.fromEntries(filters), asOf } }
}

/** The answers at those days. */
export function useTrend(of: Explained, days: string[]) {
  const region = useRegion()
  return useQueries({
    queries: days.map((day) => ratesQuery(region, ratesAsked(atDay(of, day)))),
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
