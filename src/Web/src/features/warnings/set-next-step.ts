import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'

/** Says what is done next. It stands in the lists at once, and is taken out again when the server refuses. */
export function useSetNextStep(project: string) {
  const region = useRegion()
  const cache = useQueryClient()
  const lists = { queryKey: ['region', region, 'warnings'] }
  return useMutation({
    mutationFn: (body: Schemas['NextStepRequest']) =>
      answer(
        api.POST('/api/regions/{region}/projects/{id}/next-steps', { params: { path: { region, id: project } }, body }),
      ),
    onMutate: async ({ text, due }) => {
      await cache.cancelQueries(lists)
      const before = cache.getQueriesData<Schemas['PageOfProjectSummary']>(lists)
      cache.setQueriesData<Schemas['PageOfProjectSummary']>(
        lists,
        (page) =>
          page && {
            ...page,
            items: page.items.map((one) =>
              one.id === project ? { ...one, nextStep: text ?? null, ...(due ? { nextStepDue: due } : {}) } : one,
            ),
          },
      )
      return before
    },
    onError: (_error, _body, before) => before?.forEach(([key, page]) => cache.setQueryData(key, page)),
  })
}
