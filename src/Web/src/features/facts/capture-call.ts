import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { projectQuery } from '@/lib/project'
import { useRegion } from '@/lib/region'

export type Stage = 'intended' | 'signed'

interface Capture {
  stage: Stage
  request: Schemas['CaptureRequest']
  /** Records it on a known project. */
  into?: string
  /** Makes a second project of the same name and investor; for the bureau. */
  force?: boolean
}

/** Enters an intended or signed project. */
export function useCapture() {
  const region = useRegion()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ stage, request, into, force }: Capture) => {
      const query = { ...(into ? { into } : {}), ...(force ? { force } : {}) }
      const call = { params: { path: { region }, query }, body: request }
      return answer(
        stage === 'signed'
          ? api.POST('/api/regions/{region}/signed-projects', call)
          : api.POST('/api/regions/{region}/intended-projects', call),
      )
    },
    onSuccess: ({ id }) => {
      void queries.removeQueries({ queryKey: projectQuery(region, id).queryKey })
    },
  })
}

/** The project that has the name and investor already, of a refusal. */
export interface Existing {
  id: string
  name: string
  investor: string
}

export function existingOf(body: Record<string, unknown>): Existing | null {
  const existing = body['existing']
  return typeof existing === 'object' && existing !== null ? (existing as Existing) : null
}
