import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { ifNew, ifStill, versioned } from '@/lib/versioned'

export type Person = Schemas['PersonOnWire']
export type PersonBody = Schemas['PersonBody']

const everybody = ['people']

export function usePeople() {
  return useQuery({
    queryKey: everybody,
    queryFn: () => answer(api.GET('/api/people', { params: { query: { limit: 1000 } } })),
  })
}

/** One person with the version, read when the form opens. */
export function usePerson(id: string | null) {
  return useQuery({
    queryKey: ['people', id],
    queryFn: () => versioned(api.GET('/api/people/{person}', { params: { path: { person: id! } } })),
    enabled: id !== null,
    staleTime: 0,
  })
}

/** Adds or changes a person; one's own rights may be among what changes. */
export function useSavePerson() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, body, tag }: { id: string; body: PersonBody; tag: string | null }) =>
      answer(
        api.PUT('/api/people/{person}', {
          params: { path: { person: id } },
          headers: tag === null ? ifNew : ifStill(tag),
          body,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: everybody }),
  })
}

export function useGivePassword() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, password }: { id: string; password: string }) =>
      answer(api.PUT('/api/people/{person}/password', { params: { path: { person: id } }, body: { password } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: everybody }),
  })
}

export function useCreateLink() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answer(api.POST('/api/people/{person}/link', { params: { path: { person: id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: everybody }),
  })
}
