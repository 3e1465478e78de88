import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'
import { regionDocumentQuery } from '@/lib/region-document'
import { ifStill, type Versioned, versioned } from '@/lib/versioned'

export type RegionBody = Schemas['RegionBody']

/** Saves the region as a whole, on the version that was read. */
export function useSaveRegion() {
  const region = useRegion()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ body, tag }: { body: RegionBody; tag: string }) =>
      versioned(api.PUT('/api/regions/{region}', { params: { path: { region } }, headers: ifStill(tag), body })),
    onSuccess: (saved: Versioned<Schemas['Region']>) => {
      queries.setQueryData(regionDocumentQuery(region).queryKey, saved)
      void queries.invalidateQueries({ queryKey: ['regions'] })
    },
  })
}
