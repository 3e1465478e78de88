import { api, type Schemas } from '@/lib/api'
import { useProjectChange } from '@/lib/project'

interface Correction {
  fact: string
  request: Schemas['CorrectionRequest']
}

/** Puts a corrected fact in the place of an old one, or takes it back; the old one stays readable. */
export function useCorrectFact(project: string) {
  return useProjectChange<Correction>(project, (path, { fact, request }) =>
    api.POST('/api/regions/{region}/projects/{id}/facts/{factId}/correction', {
      params: { path: { ...path, factId: fact } },
      body: request,
    }),
  )
}
