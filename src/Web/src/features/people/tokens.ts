import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'

export type Token = Schemas['TokenOnWire']
type TokenBody = Schemas['TokenBody']

const all = ['tokens']

/** One's own tokens; administrators see everybody's. */
export function useTokens() {
  return useQuery({
    queryKey: all,
    queryFn: () => answer(api.GET('/api/tokens', { params: { query: { limit: 1000 } } })),
  })
}

export function useCreateToken() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: TokenBody) => answer(api.POST('/api/tokens', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: all }),
  })
}

export function useRevokeToken() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: all }),
  })
}
