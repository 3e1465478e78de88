import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'
import { ifNew, ifStill, type Versioned, versioned } from '@/lib/versioned'

export type Target = Schemas['Target']
export type Indicator = Schemas['Indicator']
export type Targets = Schemas['Targets']

function targetsKey(region: string, year: number) {
  return ['region', region, 'targets', year]
}

/** The targets of a year; their version is empty where nobody has set any. */
export function useTargets(year: number) {
  const region = useRegion()
  return useQuery({
    queryKey: targetsKey(region, year),
    queryFn: () =>
      versioned(api.GET('/api/regions/{region}/targets/{year}', { params: { path: { region, year: String(year) } } })),
  })
}

export function useSaveTargets(year: number) {
  const region = useRegion()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ items, tag }: { items: Target[]; tag: string }) =>
      versioned(
        api.PUT('/api/regions/{region}/targets/{year}', {
          params: { path: { region, year: String(year) } },
          headers: tag ? ifStill(tag) : ifNew,
          body: { items },
        }),
      ),
    onSuccess: (saved: Versioned<Targets>) => queries.setQueryData(targetsKey(region, year), saved),
  })
}
