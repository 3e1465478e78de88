import { say } from '@/lib/language'
import { type FactKind, originName } from '@/lib/words'
import { type Column, held, type Holder, type PlainField, type Terms } from './columns'
import type { CellEdit } from './grid/grid'
import type { Row } from './rows'
import { readAmount, readDate, readYes } from './typed'

type Value = string | boolean | null

/** One request to the server, about one project. Its `was` is what undoing it puts back. */
export type Change =
  | { is: 'plain'; fields: Partial<Record<PlainField, Value>>; was: Partial<Record<PlainField, Value>> }
  | { is: 'record'; kind: FactKind; on: string; approximate: boolean }
  /** A standing fact of this kind gets another date; the reason is asked for. */
  | { is: 'redate'; kind: FactKind; on: string; approximate: boolean; was: string }
  | { is: 'withdraw'; kind: FactKind; was: string; fact?: string }
  | { is: 'terms'; field: Terms; amount: number; was: number | null }
  | { is: 'hold'; field: Holder; key: string; was: string }
  | { is: 'step'; text: string; due: string; was: { text: string; due: string } | null }

/** A change with the cells of the grid that it comes from. */
export interface Planned {
  row: Row
  change: Change
  cells: Record<string, string>
}

export interface Refusal {
  row: Row
  column: Column
  text: string
  why: string
}

export interface Plan {
  changes: Planned[]
  refused: Refusal[]
}

/** What a correction needs besides the new value: why, and for a new holder from which day. */
export const needsReason = ({ is }: Change) => is === 'redate' || is === 'withdraw' || is === 'terms'
export const needsDay = ({ is }: Change) => is === 'hold'

/** What the typed cells ask of the server: plain fields of a project together, facts one by one. */
export function planOf(edits: readonly CellEdit[], mayEdit: (column: Column) => boolean): Plan {
  const plan: Plan = { changes: [], refused: [] }
  const plains = new Map<string, Planned>()
  const steps = new Map<string, CellEdit[]>()
  for (const edit of edits) {
    const { row, column, text } = edit
    if (text === held(column, row)) continue
    const refuse = (why: string) => void plan.refused.push({ row, column, text, why })
    if (!column.edit || !mayEdit(column)) {
      refuse(say('这一栏不能在这里修改。', 'This column cannot be changed here.'))
    } else if (column.edit.is === 'plain') {
      joinPlain(plan, plains, edit, column.edit.field, refuse)
    } else if (column.edit.is === 'step') {
      steps.set(row.id, [...(steps.get(row.id) ?? []), edit])
    } else {
      const change = changeOf(edit, refuse)
      if (change) plan.changes.push({ row, change, cells: { [column.key]: text } })
    }
  }
  for (const cells of steps.values()) planStep(plan, cells)
  return plan
}

function joinPlain(
  plan: Plan,
  plains: Map<string, Planned>,
  { row, column, text }: CellEdit,
  field: PlainField,
  refuse: (why: string) => void,
) {
  const value = plainValue(field, text, refuse)
  if (value === undefined) return
  const planned = plains.get(row.id) ?? { row, change: { is: 'plain', fields: {}, was: {} }, cells: {} }
  if (planned.change.is !== 'plain') return
  planned.change.fields[field] = value
  planned.change.was[field] = row[field] ?? null
  planned.cells[column.key] = text
  if (!plains.has(row.id)) plan.changes.push(planned)
  plains.set(row.id, planned)
}

const origins = ['otherProvince', 'otherCity', 'local', 'abroad'] as const

function plainValue(field: PlainField, text: string, refuse: (why: string) => void): Value | undefined {
  switch (field) {
    case 'counted': {
      const counted = readYes(text)
      return counted ?? void refuse(say('请填写“是”或“否”。', 'Give "yes" or "no".'))
    }
    case 'origin': {
      if (text === '') return null
      const origin = origins.find((one) => one === text || originName(one) === text)
      const names = origins.map(originName).join('、')
      return origin ?? void refuse(say(`请填写其中之一：${names}。`, `Give one of: ${names}.`))
    }
    default:
      return text
  }
}

function changeOf({ row, column, text }: CellEdit, refuse: (why: string) => void): Change | undefined {
  const edit = column.edit!
  if (edit.is === 'fact') {
    const was = row.milestones[edit.kind]
    if (text === '') return was ? { is: 'withdraw', kind: edit.kind, was } : undefined
    const date = readDate(text)
    if (!date) return void refuse(badDate())
    if (was === date.on) return undefined
    return was ? { is: 'redate', kind: edit.kind, ...date, was } : { is: 'record', kind: edit.kind, ...date }
  }
  if (edit.is === 'terms') {
    const amount = readAmount(text)
    const was = row[edit.field] ?? null
    if (text === '') return void refuse(say('金额不能清空，只能更正。', 'An amount cannot be emptied, only corrected.'))
    if (amount === null) return void refuse(badAmount())
    return amount === was ? undefined : { is: 'terms', field: edit.field, amount, was }
  }
  if (edit.is !== 'holder') return undefined
  return { is: 'hold', field: edit.field, key: text, was: row[edit.field] ?? '' }
}

/** Text and date of a next step go together: a new text keeps the date that stands, and the other way round. */
function planStep(plan: Plan, edits: readonly CellEdit[]) {
  const { row } = edits[0]!
  const textCell = edits.find(({ column }) => column.key === 'step')
  const dueCell = edits.find(({ column }) => column.key === 'due')
  const refuse = (edit: CellEdit, why: string) => void plan.refused.push({ ...edit, why })
  const text = textCell?.text ?? row.nextStep ?? ''
  if (textCell && text === '')
    return refuse(
      textCell,
      say('下步工作不能清空，请写下一件要做的事。', 'A next step cannot be emptied; write the next one.'),
    )
  const due = dueCell ? readDate(dueCell.text)?.on : row.nextStepDue
  if (dueCell && !due) return refuse(dueCell, badDate())
  if (!text) return refuse(dueCell!, say('请先填写下步工作。', 'Write the next step first.'))
  if (!due)
    return refuse(
      textCell!,
      say('请接着填写下步期限；两栏填好后一并保存。', 'Now give its date; both are saved together.'),
    )
  const was = row.nextStep && row.nextStepDue ? { text: row.nextStep, due: row.nextStepDue } : null
  const cells = Object.fromEntries(edits.map((edit) => [edit.column.key, edit.text]))
  plan.changes.push({ row, change: { is: 'step', text, due, was }, cells })
}

function badDate() {
  return say(
    '认不出的日期。请写成 2026-11-21、2026.11.21 或 2026年11月。',
    'No date that can be read. Write 2026-11-21.',
  )
}

function badAmount() {
  return say('认不出的金额。请写成 1.2（亿元）、8000万元。', 'No amount that can be read. Write 1.2 (10⁸) or 8000万元.')
}

/** Was → is, for the dialog that asks for the reason. */
export function wasIs(change: Change): [string, string] {
  switch (change.is) {
    case 'redate':
      return [change.was, change.on]
    case 'withdraw':
      return [change.was, say('撤回', 'withdrawn')]
    case 'terms':
      return [change.was === null ? say('空', 'empty') : `${change.was} 亿元`, `${change.amount} 亿元`]
    case 'hold':
      return [change.was || say('空', 'empty'), change.key || say('空', 'empty')]
    default:
      return ['', '']
  }
}
