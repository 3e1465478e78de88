import { api, type Schemas } from '@/lib/api'
import { useProjectChange } from '@/lib/project'

/** Reports a problem, or changes or solves one that was reported. */
export function useReportProblem(project: string) {
  return useProjectChange<Schemas['ProblemRequest']>(
    project,
    (path, body) => api.POST('/api/regions/{region}/projects/{id}/problems', { params: { path }, body }),
    (before, body) => ({
      ...before,
      problems: before.problems.map((problem) =>
        problem.id === body.id && body.solvedOn ? { ...problem, solvedOn: body.solvedOn } : problem,
      ),
    }),
  )
}
