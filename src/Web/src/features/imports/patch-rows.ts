import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'
import { importKey } from './get-import'

/** Sends what was decided in the preview; the answer is the preview as it is then. */
export function usePatchRows(id: string) {
  const region = useRegion()
  const cache = useQueryClient()
  return useMutation({
    mutationKey: ['imports', id, 'rows'],
    mutationFn: (body: Schemas['PatchRowsRequest']) =>
      answer(api.PATCH('/api/regions/{region}/imports/{id}/rows', { params: { path: { region, id } }, body })),
    onSuccess: (made) => cache.setQueryData(importKey(region, id), made),
  })
}
