import { useQuery } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { languageNow } from '@/lib/language'
import { useRegion } from '@/lib/region'

export type ImportAnswer = Schemas['ImportAnswer']

export function importKey(region: string, id: string) {
  return ['region', region, 'imports', id, languageNow()] as const
}

export function isRunning(state: Schemas['ImportState'] | undefined): boolean {
  return state === 'committing' || state === 'undoing'
}

/** An import; asked for again and again while a commit or an undo of it runs. */
export function useImport(id: string) {
  const region = useRegion()
  return useQuery({
    queryKey: importKey(region, id),
    queryFn: () => answer(api.GET('/api/regions/{region}/imports/{id}', { params: { path: { region, id } } })),
    refetchInterval: ({ state }) => (isRunning(state.data?.state) ? 700 : false),
    // What a preview of a committed file shows does not change by itself.
    staleTime: 30_000,
  })
}
