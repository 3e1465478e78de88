import { memo, type ReactNode } from 'react'
import { say } from '@/lib/language'
import { type Column, shown } from '../columns'
import type { Row } from '../rows'
import { type Laid, markerWidth, rowHeight } from './layout'
import type { Mark } from './marks'
import { Sign } from './signs'

interface GridRowProps {
  row: Row
  index: number
  laid: readonly Laid[]
  width: number
  left: number
  right: number
  isChecked: boolean
  marks: Readonly<Record<string, Mark>> | undefined
  /** Columns of this row that are selected, -1 for none, and the active one. */
  selectedFrom: number
  selectedTo: number
  active: number
  /** Whether the corner of the selection is here, to fill from. */
  hasCorner: boolean
  href: string
  canEdit: (column: Column) => boolean
}

/**
 * One project. Cells carry their column in data-c, the row its place in data-r: the grid listens for all of them. It is
 * drawn while one scrolls, so everything in it is a plain element.
 */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, laid, width, left, right, isChecked } = props
  const cells: ReactNode[] = []
  for (let at = left; at < right; at++) cells.push(cellOf(props, at, null))
  const name = laid[0]!
  const open = (
    <a href={props.href} className="g-open" tabIndex={-1} aria-label={say(`打开 ${row.name}`, `Open ${row.name}`)}>
      <Sign of="open" />
    </a>
  )
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChecked}
      className={isChecked ? 'g-row g-checked' : 'g-row'}
      data-r={index}
      style={{ transform: `translateY(${index * rowHeight}px)`, width }}
    >
      <div className="g-frozen" style={{ width: markerWidth + name.width }}>
        <div role="rowheader" className="g-marker" data-marker="" style={{ width: markerWidth }}>
          <i
            className="g-box"
            role="checkbox"
            aria-checked={isChecked}
            aria-label={say(`选择 ${row.name}`, `Select ${row.name}`)}
          />
          <span aria-hidden="true">{index + 1}</span>
        </div>
        {cellOf(props, 0, open)}
      </div>
      {cells}
    </div>
  )
})

function classOf(
  { row, marks, selectedFrom, selectedTo, active }: GridRowProps,
  at: number,
  column: Column,
  isStill: boolean,
) {
  let classes = 'g-cell'
  if (column.kind === 'money' || column.kind === 'number') classes += ' g-number'
  if (selectedFrom >= 0 && at >= selectedFrom && at <= selectedTo) classes += ' g-selected'
  if (at === active) classes += ' g-active'
  const mark = marks?.[column.key]
  if (mark) classes += mark.refused ? ' g-refused' : ' g-saving'
  if (isStill) classes += ' g-still'
  if (column.key === 'due' && row.warnings.some(({ kind }) => kind === 'nextStepOverdue')) classes += ' g-late'
  return classes
}

function cellOf(props: GridRowProps, at: number, after: ReactNode): ReactNode {
  const { row, laid, marks, selectedTo, active, hasCorner, canEdit } = props
  const { column, left, width } = laid[at]!
  const mark = marks?.[column.key]
  const text = mark ? mark.text : shown(column, row)
  const isStill = !canEdit(column)
  return (
    <div
      key={column.key}
      role="gridcell"
      aria-colindex={at + 2}
      aria-selected={at === active}
      aria-readonly={isStill}
      aria-invalid={mark?.refused ? true : undefined}
      className={classOf(props, at, column, isStill)}
      data-c={at}
      title={mark?.refused ?? (text.length > 12 ? text : undefined)}
      style={at === 0 ? { width } : { left, width }}
    >
      {mark?.refused && <Sign of="why" />}
      {after ? <span className="g-text">{text}</span> : text}
      {after}
      {hasCorner && at === selectedTo && <i className="g-corner" data-corner="" />}
    </div>
  )
}
