import { App } from 'antd'
import type { TableRef } from 'antd/es/table'
import { useEffect, useRef, useState } from 'react'
import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import type { ImportAnswer } from './get-import'
import { usePatchRows } from './patch-rows'

export type Held = Schemas['HeldBackRow']

/** What a clerk wants of a row that is held back. */
export interface Fix {
  value?: string
  overrule?: boolean
  note?: string
  into?: string
}

export type Fixes = ReturnType<typeof useFixes>

export function keyOf({ sheet, row }: Held): string {
  return `${sheet}\n${row}`
}

export function valueIdOf(held: Held): string {
  return `fix-${encodeURIComponent(held.sheet)}-${held.row}`
}

/** By import: a change of language draws the page anew, and what was typed is still there. */
const kept = new Map<string, Record<string, Fix>>()

/** What was typed for the rows that are held back. It stays until the server has taken it, even when a call fails. */
export function useFixes(id: string, made: ImportAnswer | undefined) {
  const { message } = App.useApp()
  const [fixes, set] = useState(() => kept.get(id) ?? {})
  const table = useRef<TableRef>(null)
  const patch = usePatchRows(id)
  useEffect(() => void kept.set(id, fixes), [id, fixes])
  const rows = made?.state === 'preview' ? made.heldBack : []
  const focus = (at: number) => focusRow(rows[at]!, at, table.current)

  /** Sends what was typed. Without an answer a note is missing or the call failed, and nothing more is to be done. */
  const settle = async (): Promise<ImportAnswer | undefined> => {
    const unsaid = rows.findIndex((held) => lacksNote(fixes[keyOf(held)]))
    if (unsaid >= 0) {
      void message.warning(say('放行要写明原因。', 'Say why the row is let in.'))
      focus(unsaid)
      return undefined
    }
    const decisions = rows.flatMap((held) => decisionOf(held, fixes[keyOf(held)]))
    if (decisions.length === 0) return made
    try {
      const now = await patch.mutateAsync({ rows: decisions })
      // What was typed meanwhile was not sent.
      set((all) => Object.fromEntries(Object.entries(all).filter(([key, fix]) => fix !== fixes[key])))
      return now
    } catch {
      return undefined
    }
  }

  return {
    of: (held: Held): Fix => fixes[keyOf(held)] ?? {},
    fix: (held: Held, changed: Fix) => set((all) => ({ ...all, [keyOf(held)]: changed })),
    /** How many rows something was typed for. */
    typed: rows.filter((held) => isTyped(held, fixes[keyOf(held)])).length,
    settle,
    /** On to the row after this one; after the last what was typed is sent. */
    next: (at: number) => (at + 1 < rows.length ? focus(at + 1) : void settle()),
    discard: () => kept.delete(id),
    table,
    isSending: patch.isPending,
    error: patch.error,
  }
}

function lacksNote(fix: Fix | undefined): boolean {
  return !!fix?.overrule && !fix.note?.trim()
}

function isTyped(held: Held, fix: Fix | undefined): boolean {
  return lacksNote(fix) || decisionOf(held, fix).length > 0
}

function decisionOf(held: Held, fix: Fix | undefined): Schemas['RowDecision'][] {
  if (!fix) return []
  const { sheet, row, column } = held
  if (fix.into) return [{ sheet, row, into: fix.into }]
  if (fix.overrule) return [{ sheet, row, column, overrule: true, note: fix.note?.trim() ?? '' }]
  return fix.value !== undefined && fix.value !== held.value ? [{ sheet, row, column, value: fix.value }] : []
}

function focusRow(held: Held, at: number, table: TableRef | null) {
  const field = () => document.getElementById(valueIdOf(held))
  if (!field()) table?.scrollTo({ index: at })
  // A row of a long list is drawn first.
  requestAnimationFrame(() => field()?.focus())
}
