import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { Refused } from '@/lib/api'
import { say } from '@/lib/language'
import type { Column } from './columns'
import { rowNow, useReload, useRowChanged } from './get-projects'
import type { CellEdit } from './grid/grid'
import { marked, type Marks } from './grid/marks'
import { inTurns } from './in-turns'
import { type Change, needsDay, needsReason, type Plan, type Planned, planOf } from './plan'
import { did, noSteps, redid, type Steps, undid } from './undo'
import { type Given, writeChange } from './write-change'
import type { Row } from './rows'

interface Undoing {
  id: string
  change: Change
}

/** What one edit takes back, and what of it cannot be taken back and why. */
interface Step {
  changes: Undoing[]
  notes: string[]
}

/** A question to the person in front: answered with what was given, or null when it is dropped. */
export interface Asking {
  plan: readonly Planned[]
  answer: (given: Given | null) => void
}

/** Typing into cells: what was typed shows at once, is sent, and is taken back or marked with why it was refused. */
export function useEditing(
  region: string,
  columns: readonly Column[],
  mayEdit: (column: Column) => boolean,
  today: string,
) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const rowChanged = useRowChanged(region)
  const reload = useReload(region)
  const [marks, setMarks] = useState<Marks>(new Map())
  const [asking, ask] = useState<Asking | null>(null)
  // Only handlers read it, one after the other.
  const steps = useRef<Steps<Step>>(noSteps)
  // Undoing waits for what is still being sent.
  const sending = useRef<Promise<unknown>>(Promise.resolve())

  const mark = (row: string, cells: Record<string, string>, refused?: string) => {
    const cell = (text: string) => (refused === undefined ? { text } : { text, refused })
    const next = Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, cell(text)]))
    setMarks((was) => marked(was, row, next))
  }
  const unmark = useCallback((row: string, columns: readonly string[]) => {
    setMarks((was) => marked(was, row, Object.fromEntries(columns.map((key) => [key, null]))))
  }, [])

  /** Sends all; what went is what undoing them takes. */
  const send = async (changes: readonly Planned[], given: Given) => {
    const back: Undoing[] = []
    const notes = new Set<string>()
    let failed = 0
    let waits = 0
    for (const { row, cells } of changes) mark(row.id, cells)
    await inTurns(
      changes,
      ({ row }) => row.id,
      async ({ row, change, cells }) => {
        try {
          const written = await writeChange(region, rowNow(queries, region, row.id) ?? row, change, given)
          rowChanged(written.answered)
          if (change.is === 'record' && !rowNow(queries, region, row.id)?.milestones[change.kind]) waits++
          unmark(row.id, Object.keys(cells))
          if (typeof written.back === 'string') notes.add(written.back)
          else back.push({ id: row.id, change: written.back })
        } catch (error) {
          failed++
          if (error instanceof Refused && error.status === 412) void reload()
          mark(row.id, cells, whyOf(error))
        }
      },
    )
    if (waits)
      void message.info(
        say(`${waits} 条已提交，认定后计入并显示。`, `${waits} submitted; they show and count once recognised.`),
      )
    return { step: { changes: back.reverse(), notes: [...notes] }, failed }
  }

  const needed = async (changes: readonly Planned[]): Promise<Given | null> => {
    const given = { why: '', from: today }
    const asked = changes.filter(({ change }) => needsReason(change) || needsDay(change))
    if (asked.length === 0) return given
    const answered = await new Promise<Given | null>((answer) => ask({ plan: asked, answer }))
    ask(null)
    return answered
  }

  const carryOut = async (plan: Plan) => {
    for (const { row, column, text, why } of plan.refused) mark(row.id, { [column.key]: text }, why)
    if (plan.refused.length) void message.warning(plan.refused[0]!.why)
    if (plan.changes.length === 0) return
    const given = await needed(plan.changes)
    if (!given) return
    const sent = send(plan.changes, given)
    sending.current = Promise.all([sending.current, sent])
    const { step, failed } = await sent
    if (isSomething(step)) steps.current = did(steps.current, step)
    if (failed)
      void message.error(say(`${failed} 处没有保存，原因标在单元格上。`, `${failed} not saved; the cells say why.`))
  }

  const again = async (which: 'undo' | 'redo') => {
    await sending.current
    const step = steps.current[which].at(-1)
    if (!step)
      return void message.info(
        which === 'undo'
          ? say(
              '没有可以撤销的修改。责任调整和新增的项目不能在这里撤销。',
              'Nothing to undo. New holders and new projects cannot be undone here.',
            )
          : say('没有可以重做的修改。', 'Nothing to do again.'),
      )
    const live = step.changes.filter(({ id, change }) => isUntouched(rowNow(queries, region, id), change))
    const why =
      which === 'undo' ? say('在台账中撤销', 'Undone in the ledger') : say('在台账中重做', 'Done again in the ledger')
    const planned = live.flatMap(({ id, change }): Planned[] => {
      const row = rowNow(queries, region, id)
      return row ? [{ row, change, cells: {} }] : []
    })
    const { step: back, failed } = await send(planned, { why, from: today })
    steps.current = (which === 'undo' ? undid : redid)(steps.current, isSomething(back) ? back : null)
    const skipped = step.changes.length - live.length + failed
    for (const note of step.notes) void message.warning(note)
    if (step.changes.length === 0) return
    if (skipped)
      void message.warning(
        say(
          `${skipped} 处此后又有变化或被拒绝，没有改回。`,
          `${skipped} changed since or refused, and left as they are.`,
        ),
      )
    else void message.success(which === 'undo' ? say('已撤销', 'Undone') : say('已重做', 'Done again'))
  }

  return {
    marks,
    asking,
    edit: (edits: CellEdit[]) => {
      const plan = planOf(joined(edits, marks, columns), mayEdit)
      for (const { row, column } of edits) if (marks.get(row.id)?.[column.key]) unmark(row.id, [column.key])
      void carryOut(plan)
    },
    dismiss: (row: Row, column: Column) => unmark(row.id, [column.key]),
    undo: () => void again('undo'),
    redo: () => void again('redo'),
  }
}

const isSomething = ({ changes, notes }: Step) => changes.length + notes.length > 0

/** A step's date typed after its text, which waits in its cell: they are sent together. */
function joined(edits: CellEdit[], marks: Marks, columns: readonly Column[]): CellEdit[] {
  return edits.flatMap((edit) => {
    if (edit.column.key !== 'due' && edit.column.key !== 'step') return [edit]
    const other = edit.column.key === 'due' ? 'step' : 'due'
    const waiting = marks.get(edit.row.id)?.[other]
    const isThere = edits.some(({ row, column }) => row.id === edit.row.id && column.key === other)
    const column = columns.find(({ key }) => key === other)
    return waiting && column && !isThere ? [edit, { row: edit.row, column, text: waiting.text }] : [edit]
  })
}

/** Whether what a step would take back is still as it was left. */
function isUntouched(row: Row | undefined, change: Change): boolean {
  if (!row) return false
  switch (change.is) {
    case 'plain':
      return Object.entries(change.was).every(([field, value]) => (row[field as 'name'] ?? '') === (value ?? ''))
    case 'record':
      return !row.milestones[change.kind]
    case 'redate':
      return row.milestones[change.kind] === change.was
    case 'withdraw':
      return true
    case 'terms':
      return row[change.field] === change.was
    case 'hold':
      return false
    case 'step':
      return row.nextStep === change.was?.text && row.nextStepDue === change.was?.due
  }
}

function whyOf(error: unknown): string {
  if (error instanceof Refused) {
    const fields = Object.values(error.fields).flat()
    return fields.length ? fields.join(' ') : error.message
  }
  return error instanceof Error ? error.message : String(error)
}
