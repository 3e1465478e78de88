import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { say } from '@/lib/language'
import { type Column, held } from '../columns'
import type { Row } from '../rows'
import { readTable, writeTable } from '../tsv'
import type { Filter, Sort } from '../view'
import { GridHead } from './grid-head'
import { GridInput } from './grid-input'
import { GridRow } from './grid-row'
import { headHeight, layOut, reveal, rowHeight } from './layout'
import type { Marks } from './marks'
import { at, boxOf, moved, type Place, type Selection } from './moves'
import { drag } from './use-drag'
import { useWindow } from './use-window'

export interface CellEdit {
  row: Row
  column: Column
  text: string
}

interface GridProps {
  rows: readonly Row[]
  columns: readonly Column[]
  widths: Readonly<Record<string, number>>
  sort: readonly Sort[]
  marks: Marks
  checked: ReadonlySet<string>
  /** A last, empty row takes new projects. */
  canAdd: boolean
  canEdit: (column: Column) => boolean
  suggestionsOf: (column: Column) => readonly string[]
  hrefOf: (row: Row) => string
  filters: Readonly<Record<string, Filter>>
  onFilter: (column: Column, funnel: HTMLElement) => void
  onEdit: (cells: CellEdit[]) => void
  onAdd: (table: string[][], from: number) => void
  onCheck: (ids: ReadonlySet<string>) => void
  onOpen: (row: Row) => void
  /** What stands under the grid, about what is selected. */
  footOf: (rows: readonly Row[], columns: readonly Column[]) => ReactNode
  onDismiss: (row: Row, column: Column) => void
  onSort: (key: string, added: boolean) => void
  onWidth: (key: string, width: number | null) => void
  onUndo: () => void
  onRedo: () => void
  onFind: () => void
}

interface Editing {
  text: string
  /** Typed over a cell, where arrows go on to the next one; or opened with F2, where they move in the text. */
  over: boolean
}

/**
 * A grid of rows that feels like a spreadsheet: only what is in sight is drawn; one input, always focused and lying on
 * the active cell, takes keys, clipboard and input methods, so that Chinese can be typed straight into a cell.
 */
export function Grid(props: GridProps) {
  const { rows, columns, widths, marks, checked, canAdd, canEdit } = props
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const leaving = useRef(false)
  const [chosen, choose] = useState<Selection>(at(0, 0))
  const [editing, edit] = useState<Editing | null>(null)
  const [fill, setFill] = useState<number | null>(null)
  const help = useId()
  const { laid, width } = useMemo(() => layOut(columns, widths), [columns, widths])
  const seen = useWindow(scroller, laid, rows.length)
  const lastRow = rows.length - 1 + (canAdd ? 1 : 0)
  const selection = useMemo(() => within(chosen, lastRow, columns.length - 1), [chosen, lastRow, columns.length])
  const { focus } = selection
  const box = boxOf(selection)
  const activeRow = rows[focus.row]
  const activeColumn = columns[focus.column]
  const { footOf } = props
  const foot = useMemo(() => {
    const { top, bottom, left, right } = boxOf(selection)
    return footOf(rows.slice(top, bottom + 1), columns.slice(left, right + 1))
  }, [selection, rows, columns, footOf])

  const markOf = (place: Place) => marks.get(rows[place.row]?.id ?? '')?.[columns[place.column]?.key ?? '']
  const textOf = (place: Place) => {
    const [row, column] = [rows[place.row], columns[place.column]]
    return row && column ? (markOf(place)?.text ?? held(column, row)) : ''
  }
  const go = (place: Place, isExtending = false) => {
    choose({ anchor: isExtending ? selection.anchor : place, focus: place })
    if (scroller) reveal(scroller, place.row, place.column, laid)
  }
  const boxCells = (): Place[] => {
    const cells: Place[] = []
    for (let row = box.top; row <= Math.min(box.bottom, rows.length - 1); row++)
      for (let column = box.left; column <= box.right; column++) cells.push({ row, column })
    return cells
  }
  const put = (cells: { place: Place; text: string }[]) => {
    const edits = cells.flatMap(({ place, text }) => {
      const [row, column] = [rows[place.row], columns[place.column]]
      return row && column && (text !== textOf(place) || markOf(place)?.refused) ? [{ row, column, text }] : []
    })
    if (edits.length) props.onEdit(edits)
  }
  const begin = (text: string, over: boolean) => {
    if (!activeColumn) return
    if (!activeRow) return void (canAdd && props.onAdd(text ? [[text]] : [], focus.column))
    if (canEdit(activeColumn)) edit({ text, over })
  }
  const commit = () => {
    if (editing) put([{ place: focus, text: editing.text }])
    edit(null)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Keys of an input method belong to it.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (editing ? whileEditing(event) : whileMoving(event)) event.preventDefault()
  }
  const whileEditing = (event: KeyboardEvent): boolean => {
    const step = (down: number, right: number) => {
      commit()
      go({ row: clamp(focus.row + down, lastRow), column: clamp(focus.column + right, columns.length - 1) })
      return true
    }
    const { key } = event
    if (key === 'Escape') return (edit(null), true)
    if (key === 'Enter' && event.ctrlKey) {
      put(boxCells().map((place) => ({ place, text: editing!.text })))
      return (edit(null), true)
    }
    if (key === 'Enter') return step(event.shiftKey ? -1 : 1, 0)
    if (key === 'Tab') return step(0, event.shiftKey ? -1 : 1)
    // Where there are suggestions, up and down choose among them.
    const hasList = !!activeColumn && props.suggestionsOf(activeColumn).length > 0
    if (!editing!.over || (hasList && (key === 'ArrowUp' || key === 'ArrowDown'))) return false
    const next = moved(
      focus,
      { key, ctrlKey: false },
      { rows: lastRow + 1, columns: columns.length, page: 1 },
      () => true,
    )
    return !!next && key.startsWith('Arrow') && step(next.row - focus.row, next.column - focus.column)
  }
  const whileMoving = (event: KeyboardEvent): boolean => {
    const ctrlKey = event.ctrlKey || event.metaKey
    const { key } = event
    if (key === 'Tab') {
      const isEnd = event.shiftKey ? focus.column === 0 : focus.column === columns.length - 1
      if (leaving.current || isEnd) return (leaving.current = false)
      return (go({ row: focus.row, column: focus.column + (event.shiftKey ? -1 : 1) }), true)
    }
    leaving.current = false
    const page = scroller ? Math.floor((scroller.clientHeight - headHeight) / rowHeight) - 1 : 10
    const next = moved(
      focus,
      { key, ctrlKey },
      { rows: lastRow + 1, columns: columns.length, page },
      (place) => textOf(place) !== '',
    )
    if (next) return (go(next, event.shiftKey), true)
    if (ctrlKey) return withControl(key.toLowerCase(), event.shiftKey)
    switch (key) {
      case 'Enter':
        if (focus.column === 0 && activeRow && !event.shiftKey) props.onOpen(activeRow)
        else if (!activeRow) begin('', true)
        else go({ row: clamp(focus.row + (event.shiftKey ? -1 : 1), lastRow), column: focus.column })
        return true
      case 'F2':
        return (begin(textOf(focus), false), true)
      case 'Delete':
      case 'Backspace':
        put(
          boxCells()
            .filter(({ column }) => canEdit(columns[column]!))
            .map((place) => ({ place, text: '' })),
        )
        return true
      case 'Escape':
        if (activeRow && activeColumn && markOf(focus)?.refused) props.onDismiss(activeRow, activeColumn)
        leaving.current = true
        return true
      case ' ':
        if (!event.shiftKey) return false
        props.onCheck(toggled(checked, rows.slice(box.top, box.bottom + 1)))
        return true
      default:
        return false
    }
  }
  const withControl = (key: string, shiftKey: boolean): boolean => {
    if (key === 'z') return (shiftKey ? props.onRedo() : props.onUndo(), true)
    if (key === 'y') return (props.onRedo(), true)
    if (key === 'f') return (props.onFind(), true)
    if (key === 'd') return (fillDown(box.bottom), true)
    if (key !== 'a') return false
    choose({ anchor: { row: rows.length - 1, column: columns.length - 1 }, focus: { row: 0, column: 0 } })
    return true
  }

  /** The first row of the selection into the rows below it, as far as `to`; beyond it, its rows in turn. */
  const fillDown = (to: number) => {
    const height = to > box.bottom ? box.bottom - box.top + 1 : 1
    const cells: { place: Place; text: string }[] = []
    for (let row = box.top + height; row <= Math.min(to, rows.length - 1); row++)
      for (let column = box.left; column <= box.right; column++)
        cells.push({ place: { row, column }, text: textOf({ row: box.top + ((row - box.top) % height), column }) })
    put(cells)
    choose({ anchor: { row: to, column: box.right }, focus: { row: box.top, column: box.left } })
  }
  const onCopy = (event: ClipboardEvent) => {
    if (editing) return
    const lines = []
    for (let row = box.top; row <= Math.min(box.bottom, rows.length - 1); row++)
      lines.push(columns.slice(box.left, box.right + 1).map((_, right) => textOf({ row, column: box.left + right })))
    event.clipboardData.setData('text/plain', writeTable(lines))
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    const table = readTable(event.clipboardData.getData('text/plain'))
    if (editing || (table.length === 1 && table[0]!.length === 0)) return
    event.preventDefault()
    paste(table)
  }
  const paste = (table: string[][]) => {
    const isOne = table.length === 1 && table[0]!.length === 1
    if (isOne && box.top < rows.length) return put(boxCells().map((place) => ({ place, text: table[0]![0]!.trim() })))
    const known = table.slice(0, Math.max(0, rows.length - box.top))
    put(
      known.flatMap((line, down) =>
        line.map((text, right) => ({ place: { row: box.top + down, column: box.left + right }, text: text.trim() })),
      ),
    )
    const beyond = table.slice(known.length)
    if (beyond.length && canAdd) props.onAdd(beyond, box.left)
  }

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    const row = Number(target.closest<HTMLElement>('[data-r]')?.dataset['r'] ?? NaN)
    if (event.button !== 0 || Number.isNaN(row) || target.closest('a')) return
    if (editing) commit()
    input.current?.focus({ preventScroll: true })
    if (target.closest('[data-marker]')) return mark(event, row)
    if (target.closest('[data-corner]'))
      return drag(
        event,
        scroller!,
        (place) => setFill(place.row),
        (place) => {
          setFill(null)
          if (place && place.row > box.bottom) fillDown(place.row)
        },
      )
    const column = Number(target.closest<HTMLElement>('[data-c]')?.dataset['c'] ?? 0)
    const anchor = event.shiftKey ? selection.anchor : { row, column }
    choose({ anchor, focus: { row, column } })
    if (event.pointerType === 'mouse')
      drag(
        event,
        scroller!,
        (place) => choose({ anchor, focus: place }),
        () => {},
      )
  }
  /** The link of a row opens its project here; with a key held, the browser does what it does with links. */
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    const row = rows[Number(target.closest<HTMLElement>('[data-r]')?.dataset['r'])]
    if (!row || !target.closest('a') || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    props.onOpen(row)
  }
  const mark = (event: PointerEvent, row: number) => {
    event.preventDefault()
    const from = event.shiftKey ? selection.focus.row : row
    choose({ anchor: { row: from, column: columns.length - 1 }, focus: { row, column: 0 } })
    props.onCheck(toggled(checked, rows.slice(Math.min(from, row), Math.max(from, row) + 1)))
  }

  const drawn: ReactNode[] = []
  for (let index = seen.top; index < seen.bottom; index++) {
    const row = rows[index]!
    const isIn = index >= box.top && index <= Math.max(box.bottom, fill ?? -1)
    drawn.push(
      <GridRow
        // A row that leaves the window lends its elements to the one that comes in.
        key={index % (seen.bottom - seen.top)}
        row={row}
        index={index}
        laid={laid}
        width={width}
        left={seen.left}
        right={seen.right}
        isChecked={checked.has(row.id)}
        marks={marks.get(row.id)}
        selectedFrom={isIn ? box.left : -1}
        selectedTo={isIn ? box.right : -1}
        active={index === focus.row ? focus.column : -1}
        hasCorner={index === box.bottom && columns.slice(box.left, box.right + 1).every(canEdit)}
        href={props.hrefOf(row)}
        canEdit={canEdit}
      />,
    )
  }
  const { onCheck } = props
  const isAllChecked = rows.length > 0 && checked.size >= rows.length && rows.every(({ id }) => checked.has(id))
  const onCheckAll = useCallback(
    () => onCheck(isAllChecked ? new Set() : new Set(rows.map(({ id }) => id))),
    [isAllChecked, rows, onCheck],
  )
  return (
    <div className="g-frame">
      <div
        className="g-scroller"
        ref={setScroller}
        onPointerDown={onPointerDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          if ((event.target as HTMLElement).closest('[data-c]')) begin(textOf(focus), false)
        }}
      >
        <div
          role="grid"
          aria-label={say('项目台账', 'Ledger of projects')}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable="true"
          style={{ width }}
        >
          <GridHead
            laid={laid}
            width={width}
            sort={props.sort}
            isAllChecked={isAllChecked}
            isSomeChecked={checked.size > 0}
            onCheckAll={onCheckAll}
            onSort={props.onSort}
            onWidth={props.onWidth}
            filters={props.filters}
            onFilter={props.onFilter}
          />
          <div
            role="rowgroup"
            className="g-body"
            style={{ width, height: (rows.length + (canAdd ? 1 : 0)) * rowHeight }}
          >
            {drawn}
            {canAdd && (
              <div
                role="row"
                aria-rowindex={rows.length + 2}
                className="g-row g-new"
                data-r={rows.length}
                style={{ top: rows.length * rowHeight, width }}
              >
                <div
                  role="gridcell"
                  className={`g-cell g-newcell${focus.row === rows.length ? ' g-active' : ''}`}
                  data-c={0}
                >
                  {say('＋ 在此粘贴或键入，新增项目', '+ Paste or type here to add projects')}
                </div>
              </div>
            )}
          </div>
        </div>
        <GridInput
          ref={input}
          cell={laid[focus.column]}
          top={headHeight + focus.row * rowHeight}
          help={help}
          isFrozen={focus.column === 0}
          scrolled={scroller?.scrollLeft ?? 0}
          text={editing?.text ?? null}
          isReadOnly={!activeColumn || (!!activeRow && !canEdit(activeColumn))}
          label={
            activeRow && activeColumn
              ? `${activeRow.name}，${activeColumn.name}：${textOf(focus) || say('空', 'empty')}`
              : say('新增项目', 'New projects')
          }
          why={markOf(focus)?.refused}
          suggestions={editing && activeColumn ? props.suggestionsOf(activeColumn) : []}
          onText={(text) => (editing ? edit({ ...editing, text }) : begin(text, true))}
          onKeyDown={onKeyDown}
          onCopy={onCopy}
          onPaste={onPaste}
          onLeave={commit}
        />
      </div>
      {foot}
      <p id={help} className="g-hidden">
        {say(
          '方向键移动，键入或按 F2 编辑，在项目名称上按 Enter 打开项目，按 Esc 再按 Tab 离开表格。',
          'Arrows move, typing or F2 edits, Enter on the name opens the project, Esc and then Tab leaves the grid.',
        )}
      </p>
    </div>
  )
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most))

function within({ anchor, focus }: Selection, lastRow: number, lastColumn: number): Selection {
  const keep = ({ row, column }: Place) => ({ row: clamp(row, lastRow), column: clamp(column, lastColumn) })
  return { anchor: keep(anchor), focus: keep(focus) }
}

/** All of the rows join the checked ones; if all of them were, they leave. */
function toggled(checked: ReadonlySet<string>, rows: readonly Row[]): ReadonlySet<string> {
  const next = new Set(checked)
  const isLeaving = rows.every(({ id }) => checked.has(id))
  for (const { id } of rows) {
    if (isLeaving) next.delete(id)
    else next.add(id)
  }
  return next
}
