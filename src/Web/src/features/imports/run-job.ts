import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { useRegion } from '@/lib/region'
import { importKey } from './get-import'

/** Asks for a commit or an undo, and does not wait for its end: the page looks how far it is. */
export function useJob(kind: 'commit' | 'undo', id: string) {
  const region = useRegion()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () =>
      answer(
        api.POST(
          kind === 'commit' ? '/api/regions/{region}/imports/{id}/commit' : '/api/regions/{region}/imports/{id}/undo',
          { params: { path: { region, id } }, headers: { Prefer: 'respond-async' } },
        ),
      ),
    onSuccess: (made) => made && cache.setQueryData(importKey(region, id), made),
  })
}
