import { api, type Schemas } from '@/lib/api'
import { useProjectChange } from '@/lib/project'

/** Names another unit, chain or leader from a day on. */
export function useAssignProject(project: string) {
  return useProjectChange<Schemas['AssignmentRequest']>(project, (path, body) =>
    api.POST('/api/regions/{region}/projects/{id}/assignments', { params: { path }, body }),
  )
}
