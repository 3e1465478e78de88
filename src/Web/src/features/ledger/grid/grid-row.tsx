import { LinkOutlined, WarningOutlined } from '@ant-design/icons'
import { memo } from 'react'
import { Link } from 'react-router'
import { say } from '@/lib/language'
import { type Column, isNumeric, shown } from '../columns'
import type { Row } from '../rows'
import { type Laid, markerWidth, rowHeight } from './layout'
import type { Mark } from './marks'

export interface GridRowProps {
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

/** One project. Cells carry their column in data-c, the row its place in data-r: the grid listens for all of them. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, laid, width, left, right, isChecked } = props
  const name = laid[0]!
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChecked}
      className={`g-row${isChecked ? ' g-checked' : ''}`}
      data-r={index}
      style={{ top: index * rowHeight, width }}
    >
      <div className="g-frozen" style={{ width: markerWidth + name.width }}>
        <div role="rowheader" className="g-marker" data-marker="" style={{ width: markerWidth }}>
          <input
            type="checkbox"
            checked={isChecked}
            readOnly
            tabIndex={-1}
            aria-label={say(`选择 ${row.name}`, `Select ${row.name}`)}
          />
          <span aria-hidden="true">{index + 1}</span>
        </div>
        <Cell {...props} at={0} cell={name}>
          <Link
            to={props.href}
            className="g-open"
            tabIndex={-1}
            aria-label={say(`打开 ${row.name}`, `Open ${row.name}`)}
          >
            <LinkOutlined />
          </Link>
        </Cell>
      </div>
      {laid.slice(left, right).map((cell, place) => (
        <Cell key={cell.column.key} {...props} at={left + place} cell={cell} />
      ))}
    </div>
  )
})

interface CellProps extends GridRowProps {
  at: number
  cell: Laid
  children?: React.ReactNode
}

function Cell({ row, at, cell, marks, selectedFrom, selectedTo, active, hasCorner, canEdit, children }: CellProps) {
  const { column } = cell
  const mark = marks?.[column.key]
  const text = mark ? mark.text : shown(column, row)
  const classes = ['g-cell']
  if (isNumeric(column) || column.kind === 'date') classes.push(column.kind === 'date' ? 'g-date' : 'g-number')
  if (selectedFrom >= 0 && at >= selectedFrom && at <= selectedTo) classes.push('g-selected')
  if (at === active) classes.push('g-active')
  if (mark) classes.push(mark.refused ? 'g-refused' : 'g-saving')
  if (!canEdit(column)) classes.push('g-still')
  if (column.key === 'due' && row.warnings.some(({ kind }) => kind === 'nextStepOverdue')) classes.push('g-late')
  return (
    <div
      role="gridcell"
      aria-colindex={at + 2}
      aria-selected={at === active}
      aria-readonly={!canEdit(column)}
      aria-invalid={mark?.refused ? true : undefined}
      className={classes.join(' ')}
      data-c={at}
      title={mark?.refused ?? (text.length > 12 ? text : undefined)}
      style={at === 0 ? { width: cell.width } : { left: cell.left, width: cell.width }}
    >
      {mark?.refused && <WarningOutlined className="g-why" aria-label={mark.refused} />}
      <span className="g-text">{text}</span>
      {children}
      {hasCorner && at === selectedTo && <i className="g-corner" data-corner="" />}
    </div>
  )
}
