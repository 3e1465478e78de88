import { useQuery } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { useRegion } from '@/lib/region'

/** The targets of a year: of the region, its chains and its units. */
export function useTargets(year: string | undefined) {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'targets', year],
    queryFn: () =>
      answer(api.GET('/api/regions/{region}/targets/{year}', { params: { path: { region, year: year! } } })),
    enabled: year !== undefined,
    staleTime: 60_000,
  })
}
