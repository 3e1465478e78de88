import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas } from './api'
import { useRegion } from './region'

export type FactAnswer = Schemas['FactAnswer']

/** A whole project; lists are there, though the contract lets them be absent. */
export type Project = Omit<Schemas['ProjectAnswer'], 'milestones' | Lists | 'fields'> & {
  milestones: Partial<Record<Schemas['FactKind'], string>>
  fields: Schemas['ProjectFields']
  /** The version on the wire, for If-Match. */
  tag: string
} & { [List in Lists]: NonNullable<Schemas['ProjectAnswer'][List]> }

type Lists = 'facts' | 'assignments' | 'notes' | 'nextSteps' | 'problems' | 'evidenceFiles' | 'history' | 'collidesWith'

type Answered = Promise<{ data?: Schemas['ProjectAnswer']; response: Response }>

async function read(call: Answered): Promise<Project> {
  const { data, response } = await call
  const answer = data!
  return {
    ...answer,
    milestones: answer.milestones as Project['milestones'],
    fields: answer.fields!,
    facts: answer.facts ?? [],
    assignments: answer.assignments ?? [],
    notes: answer.notes ?? [],
    nextSteps: answer.nextSteps ?? [],
    problems: answer.problems ?? [],
    evidenceFiles: answer.evidenceFiles ?? [],
    history: answer.history ?? [],
    collidesWith: answer.collidesWith ?? [],
    tag: response.headers.get('ETag') ?? '',
  }
}

export const projectQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['region', region, 'project', id],
    queryFn: () => read(api.GET('/api/regions/{region}/projects/{id}', { params: { path: { region, id } } })),
  })

/** One project with its facts and history. */
export function useProject(id: string) {
  return useQuery(projectQuery(useRegion(), id))
}

/**
 * A change of one project. What the server answers is shown at once; `guess` is shown before, and taken back when the
 * change does not go.
 */
export function useProjectChange<Body>(
  id: string,
  send: (path: { region: string; id: string }, body: Body) => Answered,
  guess?: (project: Project, body: Body) => Project,
) {
  const region = useRegion()
  const queries = useQueryClient()
  const { queryKey } = projectQuery(region, id)
  return useMutation({
    mutationFn: (body: Body) => read(send({ region, id }, body)),
    onMutate: async (body) => {
      if (!guess) return undefined
      await queries.cancelQueries({ queryKey })
      const before = queries.getQueryData(queryKey)
      if (before) queries.setQueryData(queryKey, guess(before, body))
      return before
    },
    onError: (_error, _body, before) => {
      if (before) queries.setQueryData(queryKey, before)
    },
    onSuccess: (answer) => {
      queries.setQueryData(queryKey, (before) => ({ ...answer, history: before?.history ?? [] }))
    },
  })
}
