import { api, type Schemas } from '@/lib/api'
import { useProjectChange } from '@/lib/project'

interface Decision {
  fact: string
  request: Schemas['RecognitionRequest']
}

/** Recognises or rejects a waiting fact, or raises the level of a recognised one. */
export function useDecideFact(project: string) {
  return useProjectChange<Decision>(project, (path, { fact, request }) =>
    api.POST('/api/regions/{region}/projects/{id}/facts/{factId}/recognition', {
      params: { path: { ...path, factId: fact } },
      body: request,
    }),
  )
}
