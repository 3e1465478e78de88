import { useQuery } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { useRegion, useRightsHere } from '@/lib/region'

/** How many facts wait for recognition, and for how long. */
export function useWaiting() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'recognition', 'ages'],
    queryFn: () =>
      answer(api.GET('/api/regions/{region}/recognition', { params: { path: { region }, query: { limit: 1 } } })),
    enabled: useRightsHere().audits,
  })
}

/** The running week on its way to its issue. */
export function useDraft(week: string | undefined) {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'draft', week],
    queryFn: () =>
      answer(api.GET('/api/regions/{region}/scorecards/{week}/draft', { params: { path: { region, week: week! } } })),
    enabled: useRightsHere().decides && week !== undefined,
  })
}

/** Imports that somebody began and did not finish. */
export function useOpenImports() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'imports', 'open'],
    queryFn: () =>
      answer(api.GET('/api/regions/{region}/imports', { params: { path: { region }, query: { limit: 20 } } })),
    select: ({ items }) => items.filter((one) => one.state === 'preview'),
    enabled: useRightsHere().decides,
  })
}

/** Changes that could not be folded: until they are, some number is not what it should be. */
export function useParked() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'parked'],
    queryFn: () => answer(api.GET('/api/regions/{region}/parked', { params: { path: { region } } })),
    enabled: useRightsHere().audits,
  })
}
