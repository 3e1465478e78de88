import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, Refused, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'
import { ifNew, ifStill, type Versioned, versioned } from '@/lib/versioned'

export type Target = Schemas['Target']
export type Indicator = Schemas['Indicator']
export type Targets = Schemas['Targets']

const missing = 404

function targetsKey(region: string, year: number) {
  return ['region', region, 'targets', year]
}

/** The targets of a year; none with an empty version where nothing was ever set. */
export function useTargets(year: number) {
  const region = useRegion()
  return useQuery({
    queryKey: targetsKey(region, year),
    queryFn: async (): Promise<Versioned<Targets>> => {
      try {
        return await versioned(
          api.GET('/api/regions/{region}/targets/{year}', { params: { path: { region, year: String(year) } } }),
        )
      } catch (error) {
        if (error instanceof Refused && error.status === missing) return { value: { year, items: [] }, tag: '' }
        throw error
      }
    },
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
