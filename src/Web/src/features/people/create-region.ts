import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { ifNew } from '@/lib/versioned'

/** Registers a region with every setting at its default. */
export function useCreateRegion() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, name, timeZone }: { id: string; name: string; timeZone: string }) =>
      answer(
        api.PUT('/api/regions/{region}', {
          params: { path: { region: id } },
          headers: ifNew,
          body: { name, settings: { timeZone } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['regions'] }),
  })
}
