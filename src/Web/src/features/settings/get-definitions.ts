import { useQuery } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { useRegion } from '@/lib/region'

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
