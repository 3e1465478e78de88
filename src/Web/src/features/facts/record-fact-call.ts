import { api, type Schemas } from '@/lib/api'
import { useProjectChange } from '@/lib/project'

/** Records a dated fact of a project. */
export function useRecordFact(project: string) {
  return useProjectChange<Schemas['FactRequest']>(project, (path, body) =>
    api.POST('/api/regions/{region}/projects/{id}/facts', { params: { path }, body }),
  )
}
