import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { useRegion } from '@/lib/region'

/** The first projects whose text holds what was typed. */
export function useFoundProjects(text: string) {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'projects', 'found', text],
    queryFn: () =>
      answer(
        api.GET('/api/regions/{region}/projects', {
          params: { path: { region }, query: { limit: 20, ...(text ? { text } : {}) } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
}
