import { api, type Schemas } from '@/lib/api'
import { useProjectChange } from '@/lib/project'

interface Patch {
  /** The version that was read: another one's change in between is not written over. */
  tag: string
  request: Schemas['PatchProjectRequest']
}

/** Changes plain fields. */
export function usePatchProject(project: string) {
  return useProjectChange<Patch>(project, (path, { tag, request }) =>
    api.PATCH('/api/regions/{region}/projects/{id}', {
      params: { path },
      body: request,
      headers: { 'If-Match': tag },
    }),
  )
}
