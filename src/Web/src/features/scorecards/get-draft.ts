import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'
import { ifStill, type Versioned, versioned } from '@/lib/versioned'

export type Draft = Schemas['DraftOnWire']
export type DraftWords = Schemas['DraftBody']

function draftKey(region: string, week: string) {
  return ['region', region, 'scorecards', week, 'draft']
}

/** A period on its way to its issue: when it goes out, and its words. */
export function useDraft(week: string, enabled = true) {
  const region = useRegion()
  return useQuery({
    queryKey: draftKey(region, week),
    queryFn: () =>
      versioned(api.GET('/api/regions/{region}/scorecards/{week}/draft', { params: { path: { region, week } } })),
    enabled,
  })
}

/** Saves the words, if nobody else has changed them since they were read. */
export function useSaveDraft(week: string) {
  const region = useRegion()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ words, tag }: { words: DraftWords; tag: string }) =>
      versioned(
        api.PUT('/api/regions/{region}/scorecards/{week}/draft', {
          params: { path: { region, week } },
          headers: ifStill(tag),
          body: words,
        }),
      ),
    onSuccess: (saved: Versioned<Draft>) => queries.setQueryData(draftKey(region, week), saved),
  })
}
