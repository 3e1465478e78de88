import { App } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useHref, useNavigate } from 'react-router'
import type { InputRef } from 'antd'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion, useRightsHere } from '@/lib/region'
import { useToday } from '@/lib/today'
import { Nothing } from '@/ui/state'
import { choicesOf, filtered } from './arrange'
import { CaptureDialog } from './capture-dialog'
import { type Column, mayEdit, usual } from './columns'
import { type Filtering, FilterPopover } from './filter-popover'
import type { Ledger } from './get-projects'
import { Grid } from './grid/grid'
import { LedgerToolbar } from './ledger-toolbar'
import { PrintTable } from './print-table'
import { ReasonDialog } from './reason-dialog'
import type { Row } from './rows'
import { StatusLine } from './status-line'
import { useArranged } from './use-arranged'
import { useColumns, useSuggestions } from './use-columns'
import { useEditing } from './use-editing'
import { useView } from './use-view'
import { sorted, type View, withFilter, without } from './view'

const none: ReadonlySet<string> = new Set()

/** The ledger at a desk. */
export function LedgerDesk({ ledger }: { ledger: Ledger }) {
  const region = useRegion()
  const rights = useRightsHere()
  const go = useNavigate()
  const base = useHref('/').replace(/\/$/, '')
  const { message } = App.useApp()
  const all = useColumns()
  const [view, show] = useView(all)
  const columns = useMemo(() => shownColumns(all, view), [all, view])
  const arranged = useArranged(ledger.rows, all, view)
  // Edited rows are replaced in the ledger; the arrangement only knows which they are.
  const rows = useLatest(ledger, arranged)
  const canEdit = useCallback((column: Column) => mayEdit(column, rights), [rights])
  const today = useToday()
  const editing = useEditing(region, all, canEdit, today)
  const suggestionsOf = useSuggestions(ledger.rows)
  const [checked, check] = useState(none)
  const [adding, add] = useState<{ table: string[][]; columns: readonly Column[] } | null>(null)
  const search = useRef<InputRef>(null)
  const [filtering, filter] = useState<Filtering | null>(null)
  const onFilter = useCallback((column: Column, funnel: HTMLElement) => {
    const { left, bottom } = funnel.getBoundingClientRect()
    filter({ column, left: left + 12, top: bottom })
  }, [])
  const hrefOf = useCallback((row: Row) => `${base}${paths.project(region, row.id)}`, [region, base])
  const onSort = useCallback((key: string, added: boolean) => show(sorted(view, key, added)), [view, show])
  const onWidth = useCallback((key: string, width: number | null) => show(withWidth(view, key, width)), [view, show])
  const picked = useMemo(() => rows.filter(({ id }) => checked.has(id)), [rows, checked])
  const [total, shownCount, pickedCount] = [ledger.rows.length, rows.length, picked.length]
  const footOf = useCallback(
    (some: readonly Row[], few: readonly Column[]) => (
      <StatusLine all={total} shown={shownCount} checked={pickedCount} selected={{ rows: some, columns: few }} />
    ),
    [total, shownCount, pickedCount],
  )
  return (
    <div className="ledger">
      <LedgerToolbar
        view={view}
        show={show}
        columns={columns}
        all={all}
        rows={rows}
        picked={picked}
        search={search}
        onAdd={() => add({ table: [], columns })}
        onDone={() => check(none)}
      />
      <div className="no-print ledger-grid">
        <Grid
          rows={rows}
          columns={columns}
          widths={view.widths}
          sort={view.sort}
          marks={editing.marks}
          checked={checked}
          canAdd={rights.reports}
          canEdit={canEdit}
          suggestionsOf={suggestionsOf}
          hrefOf={hrefOf}
          filters={view.filters}
          onFilter={onFilter}
          onEdit={(edits) => {
            if (edits.length > 2000)
              return void message.warning(say('一次最多修改 2000 个单元格。', 'At most 2,000 cells at a time.'))
            editing.edit(edits)
          }}
          onAdd={(table, from) => add({ table, columns: columns.slice(from) })}
          onCheck={check}
          onOpen={(row) => void go(paths.project(region, row.id))}
          footOf={footOf}
          onDismiss={editing.dismiss}
          onSort={onSort}
          onWidth={onWidth}
          onUndo={editing.undo}
          onRedo={editing.redo}
          onFind={() => search.current?.focus({ cursor: 'all' })}
        />
        {rows.length === 0 && (
          <div className="ledger-none">
            <Nothing>{say('没有符合条件的项目，请放宽筛选。', 'No project passes; widen the filters.')}</Nothing>
          </div>
        )}
      </div>
      <PrintTable rows={rows} columns={columns} />
      {filtering && (
        <FilterPopover
          {...filtering}
          filter={view.filters[filtering.column.key]}
          choices={choicesOf(filtered(ledger.rows, all, view, filtering.column.key), filtering.column)}
          onFilter={(next) => show(withFilter(view, filtering.column.key, next))}
          onClose={() => filter(null)}
        />
      )}
      {editing.asking && <ReasonDialog asking={editing.asking} today={today} />}
      {adding && <CaptureDialog {...adding} onClose={() => add(null)} />}
    </div>
  )
}

function shownColumns(all: readonly Column[], view: View): readonly Column[] {
  const keys = view.columns.length ? view.columns : usual
  const byKey = new Map(all.map((column) => [column.key, column]))
  return ['name', ...keys.filter((key) => key !== 'name')].flatMap((key) => byKey.get(key) ?? [])
}

function withWidth(view: View, key: string, width: number | null): View {
  const rest = without(view.widths, key)
  return { ...view, widths: width === null ? rest : { ...rest, [key]: width } }
}

/** The arranged rows as they are now. */
function useLatest(ledger: Ledger, arranged: readonly Row[]) {
  return useMemo(() => {
    if (ledger.edits === 0) return arranged
    const now = new Map(ledger.rows.map((row) => [row.id, row]))
    return arranged.map((row) => now.get(row.id) ?? row)
  }, [ledger, arranged])
}
