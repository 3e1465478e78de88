import { useQuery } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { useRegion } from '@/lib/region'

/** The person's own projects that have a warning, the longest untouched first. */
export function useOwnWarnings() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'projects', 'own-warnings'],
    queryFn: () =>
      answer(
        api.GET('/api/regions/{region}/projects', {
          params: { path: { region }, query: { warning: 'any', sort: 'updated', limit: 200 } },
        }),
      ),
  })
}
