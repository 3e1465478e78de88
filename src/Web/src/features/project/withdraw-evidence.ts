import { api } from '@/lib/api'
import { useProjectChange } from '@/lib/project'

interface Withdrawal {
  file: string
  reason: string
}

/** Withdraws an evidence file with the reason; it is kept, and shows nothing any more. */
export function useWithdrawEvidence(project: string) {
  return useProjectChange<Withdrawal>(project, (path, { file, reason }) =>
    api.POST('/api/regions/{region}/projects/{id}/evidence/{file}/withdrawal', {
      params: { path: { ...path, file } },
      body: { reason },
    }),
  )
}
