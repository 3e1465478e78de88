import { useMutation, useQuery } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'
import { ifNew, ifStill, versioned } from '@/lib/versioned'

export type Recipient = Schemas['Recipient']

export function useRecipients() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'recipients'],
    queryFn: () =>
      answer(api.GET('/api/regions/{region}/recipients', { params: { path: { region }, query: { limit: 1000 } } })),
  })
}

/** One recipient with its version, read when it is opened. */
export function useRecipient(id: string | null) {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'recipients', id],
    queryFn: () =>
      versioned(api.GET('/api/regions/{region}/recipients/{id}', { params: { path: { region, id: id! } } })),
    enabled: id !== null,
    staleTime: 0,
  })
}

export function useSaveRecipient() {
  const region = useRegion()
  return useMutation({
    mutationFn: ({ person: { id, ...body }, tag }: { person: Recipient; tag: string | null }) =>
      answer(
        api.PUT('/api/regions/{region}/recipients/{id}', {
          params: { path: { region, id } },
          headers: tag === null ? ifNew : ifStill(tag),
          body,
        }),
      ),
  })
}

export function useRemoveRecipient() {
  const region = useRegion()
  return useMutation({
    mutationFn: (id: string) =>
      answer(api.DELETE('/api/regions/{region}/recipients/{id}', { params: { path: { region, id } } })),
  })
}
