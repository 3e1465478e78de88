import { answer, api, type Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import type { FactKind } from '@/lib/words'
import type { Answered } from './get-projects'
import type { Change } from './plan'
import { type Row, tagOf } from './rows'

/** What changes of this kind need besides. */
export interface Given {
  why: string
  from: string
}

export interface Written {
  answered: Answered
  /** What undoes it; a text where the API offers nothing. */
  back: Change | string
}

type Fact = Schemas['FactAnswer']

const termKinds: readonly FactKind[] = ['signed', 'agreed', 'intended']

/** Sends one change of a project, if it is still as it was seen. */
export async function writeChange(region: string, row: Row, change: Change, given: Given): Promise<Written> {
  const path = { region, id: row.id }
  const ifMatch = { headers: { 'If-Match': tagOf(row) } }
  switch (change.is) {
    case 'plain': {
      const body = patchOf(change.fields)
      const answered = await answer(
        api.PATCH('/api/regions/{region}/projects/{id}', { params: { path }, body, ...ifMatch }),
      )
      return { answered, back: { is: 'plain', fields: change.was, was: change.fields } }
    }
    case 'record': {
      const { kind, on, approximate } = change
      const body = { milestone: kind, on, ...(approximate ? { approximate } : {}) }
      const answered = await answer(api.POST('/api/regions/{region}/projects/{id}/facts', { params: { path }, body }))
      const fact = answered.facts?.findLast(({ milestone }) => milestone === kind)
      return { answered, back: { is: 'withdraw', kind, was: on, ...(fact ? { fact: fact.id } : {}) } }
    }
    case 'redate':
    case 'withdraw':
    case 'terms':
      return correct(region, row, change, given)
    case 'hold': {
      const body = { [change.field]: change.key, from: given.from }
      const answered = await answer(
        api.POST('/api/regions/{region}/projects/{id}/assignments', { params: { path }, body, ...ifMatch }),
      )
      return {
        answered,
        back: say(
          '责任调整按日期留痕，不能撤销；如需改回，请重新指定。',
          'Who is responsible is kept by dates and cannot be undone; name the former one again instead.',
        ),
      }
    }
    case 'step': {
      const { text, due, was } = change
      const answered = await answer(
        api.POST('/api/regions/{region}/projects/{id}/next-steps', { params: { path }, body: { text, due } }),
      )
      const none = say('此前没有下步工作，无法恢复为空。', 'There was no next step before, and it cannot be emptied.')
      return { answered, back: was ? { is: 'step', ...was, was: { text, due } } : none }
    }
  }
}

type Correction = Extract<Change, { is: 'redate' | 'withdraw' | 'terms' }>

/** Replaces the fact that the cell shows; which one it is, only the whole project tells. */
async function correct(region: string, row: Row, change: Correction, { why }: Given): Promise<Written> {
  const path = { region, id: row.id }
  const whole = await answer(api.GET('/api/regions/{region}/projects/{id}', { params: { path } }))
  const fact = factOf(whole.facts ?? [], change)
  const body =
    change.is === 'withdraw'
      ? { why, withdraw: true }
      : change.is === 'terms'
        ? { why, [change.field]: change.amount }
        : { why, on: change.on, ...(change.approximate ? { approximate: true } : {}) }
  const answered = await answer(
    api.POST('/api/regions/{region}/projects/{id}/facts/{factId}/correction', {
      params: { path: { ...path, factId: fact.id } },
      body,
      headers: { 'If-Match': tagOf(whole) },
    }),
  )
  return { answered, back: backOf(change, fact) }
}

function factOf(facts: readonly Fact[], change: Correction): Fact {
  const replaced = new Set(facts.map(({ replaces }) => replaces))
  const standing = facts.filter(({ id, withdraws }) => !withdraws && !replaced.has(id))
  const named = change.is === 'withdraw' && change.fact ? standing.find(({ id }) => id === change.fact) : undefined
  const recognised = standing.filter(({ state }) => state === 'recognised')
  const kinds = change.is === 'terms' ? termKinds : [change.kind]
  const shown = kinds
    .map((kind) => recognised.filter(({ milestone }) => milestone === kind).sort((a, b) => (a.on < b.on ? -1 : 1))[0])
    .find((fact) => fact)
  const fact = named ?? shown
  if (!fact)
    throw new Error(
      say(
        '项目里已没有这条已认定的事实，请刷新后再试。',
        'The project no longer has this recognised fact; load it again.',
      ),
    )
  return fact
}

function backOf(change: Correction, fact: Fact): Change | string {
  switch (change.is) {
    case 'redate':
      return { is: 'redate', kind: change.kind, on: fact.on, approximate: fact.approximate, was: change.on }
    case 'withdraw':
      return { is: 'record', kind: change.kind, on: fact.on, approximate: fact.approximate }
    case 'terms':
      return change.was === null
        ? say('此前没有金额，无法恢复为空。', 'There was no amount before, and it cannot be emptied.')
        : { is: 'terms', field: change.field, amount: change.was, was: change.amount }
  }
}

function patchOf(fields: Extract<Change, { is: 'plain' }>['fields']): Schemas['PatchProjectRequest'] {
  const { origin, ...texts } = fields
  return {
    ...(texts as Schemas['PatchProjectRequest']),
    ...(origin === null ? { clear: ['origin'] } : origin ? { origin: origin as Schemas['Origin'] } : {}),
  }
}
