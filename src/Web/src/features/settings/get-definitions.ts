import { useQuery } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { useRegion } from '@/lib/region'

/** The rates of the whole region this year, each with its definition as the region reads it. */
export function useTotalRates() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'rates', 'total'],
    queryFn: async () => {
      const rates = await answer(
        api.GET('/api/regions/{region}/rates', { params: { path: { region }, query: { by: 'total' } } }),
      )
      return rates.groups[0]!.rates
    },
  })
}

/**
 * How many projects, of whichever year, have an own company but no site: those that the other landing rule would count,
 * or no longer count.
 */
export function useIncorporatedWithoutSite() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'projects', 'incorporated without site'],
    queryFn: async () => {
      const page = await answer(
        api.GET('/api/regions/{region}/projects', {
          params: {
            path: { region },
            query: { milestone: 'incorporated', missing: 'siteSecured', select: 'id', limit: 10_000 },
          },
        }),
      )
      return page.items.length
    },
  })
}
