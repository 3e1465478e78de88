import { useInfiniteQuery } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { useRegion } from '@/lib/region'

const pageLength = 50

/** Earlier imports, the newest first, a page at a time. */
export function useImports(enabled: boolean) {
  const region = useRegion()
  return useInfiniteQuery({
    queryKey: ['region', region, 'imports'],
    enabled,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/regions/{region}/imports', {
          params: {
            path: { region },
            query: { limit: pageLength, ...(pageParam ? { continuation: pageParam } : {}) },
          },
        }),
      ),
    getNextPageParam: (last) => last.continuation ?? undefined,
  })
}
