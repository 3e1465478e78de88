import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answer, api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'
import type { FactKind } from '@/lib/words'

export type WaitingFact = Schemas['WaitingFact']

export interface Asked {
  unit?: string | undefined
  chain?: string | undefined
  milestone?: FactKind | undefined
  by?: string | undefined
}

const pageLength = 1000

/** The whole work list, the oldest first; it is fetched page by page until it is there. */
export function useWaiting(asked: Asked, enabled: boolean) {
  const region = useRegion()
  const query = useInfiniteQuery({
    queryKey: ['region', region, 'recognition', asked],
    enabled,
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/regions/{region}/recognition', {
          params: { path: { region }, query: { ...given(asked), limit: pageLength, ...continued(pageParam) } },
        }),
      ),
    getNextPageParam: (last) => last.continuation ?? undefined,
  })
  const { hasNextPage, isFetching, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  return query
}

function given({ unit, chain, milestone, by }: Asked) {
  return {
    ...(unit ? { unit } : {}),
    ...(chain ? { chain } : {}),
    ...(milestone ? { milestone } : {}),
    ...(by ? { by } : {}),
  }
}

function continued(continuation: string) {
  return continuation ? { continuation } : {}
}
