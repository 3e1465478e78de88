import { answer, api, type Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import type { Answered } from './get-projects'
import { inTurns } from './in-turns'
import { type Row, tagOf } from './rows'

export interface Failure {
  name: string
  why: string
}

export interface Progress {
  done: number
  failures: readonly Failure[]
}

type Work = (row: Row) => Promise<Answered>

/** Does one thing to many projects, a few at a time; what fails is listed and the rest goes on. */
export async function toEach(
  rows: readonly Row[],
  work: Work,
  changed: (answered: Answered) => void,
  tell: (progress: Progress) => void,
) {
  let done = 0
  const failures: Failure[] = []
  await inTurns(
    rows,
    ({ id }) => id,
    async (row) => {
      try {
        changed(await work(row))
      } catch (error) {
        failures.push({ name: row.name, why: (error as Error).message })
      }
      done++
      tell({ done, failures: [...failures] })
    },
  )
}

export function assigning(region: string, body: Schemas['AssignmentRequest']): Work {
  return (row) =>
    answer(
      api.POST('/api/regions/{region}/projects/{id}/assignments', {
        params: { path: { region, id: row.id } },
        body,
        headers: { 'If-Match': tagOf(row) },
      }),
    )
}

export function stepping(region: string, body: Schemas['NextStepRequest']): Work {
  return (row) =>
    answer(
      api.POST('/api/regions/{region}/projects/{id}/next-steps', { params: { path: { region, id: row.id } }, body }),
    )
}

const atOnce = 1000

/** Recognises all that waits of these projects, as it is now; each fact by the server's own rules. */
export async function recogniseWaiting(
  region: string,
  rows: readonly Row[],
  reason: string,
): Promise<{ decided: number; failures: Failure[] }> {
  const wanted = new Set(rows.map(({ id }) => id))
  const items: Schemas['NamedFact'][] = []
  const names = new Map<string, string>()
  let continuation: string | undefined
  do {
    const query = { limit: atOnce, ...(continuation ? { continuation } : {}) }
    const page: Schemas['WaitingAnswer'] = await answer(
      api.GET('/api/regions/{region}/recognition', { params: { path: { region }, query } }),
    )
    for (const { project, fact, etag, name } of page.items) {
      if (!wanted.has(project)) continue
      items.push({ project, fact: fact.id, etag })
      names.set(project, name)
    }
    continuation = page.continuation ?? undefined
  } while (continuation)
  const failures: Failure[] = []
  let decided = 0
  for (let at = 0; at < items.length; at += atOnce) {
    const body = { items: items.slice(at, at + atOnce), decision: 'recognise' as const, ...(reason ? { reason } : {}) }
    const told = await answer(api.POST('/api/regions/{region}/recognition', { params: { path: { region } }, body }))
    decided += told.decided
    for (const { project, message } of told.refused)
      failures.push({ name: names.get(project) ?? say('项目', 'Project'), why: message })
  }
  return { decided, failures }
}
