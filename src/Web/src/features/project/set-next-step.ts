import { api, type Schemas } from '@/lib/api'
import { useProjectChange } from '@/lib/project'

/** Says what is done next and until when; the one set last stands. */
export function useSetNextStep(project: string) {
  return useProjectChange<Schemas['NextStepRequest']>(
    project,
    (path, body) => api.POST('/api/regions/{region}/projects/{id}/next-steps', { params: { path }, body }),
    (before, body) => ({ ...before, nextStep: body.text ?? null, ...(body.due ? { nextStepDue: body.due } : {}) }),
  )
}
