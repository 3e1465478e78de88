import { memo, type PointerEvent } from 'react'
import { say } from '@/lib/language'
import { type Column, isNumeric } from '../columns'
import type { Filter, Sort } from '../view'
import { headHeight, type Laid, markerWidth } from './layout'
import { Sign } from './signs'

interface GridHeadProps {
  laid: readonly Laid[]
  width: number
  sort: readonly Sort[]
  isAllChecked: boolean
  isSomeChecked: boolean
  onCheckAll: () => void
  onSort: (key: string, added: boolean) => void
  onWidth: (key: string, width: number | null) => void
  filters: Readonly<Record<string, Filter>>
  /** Opens the filter of a column below its funnel. */
  onFilter: (column: Column, funnel: HTMLElement) => void
}

/** The names of the columns: a click sorts, the funnel filters, the right edge is pulled. */
export const GridHead = memo(function GridHead(props: GridHeadProps) {
  const { laid, width, isAllChecked, isSomeChecked, onCheckAll } = props
  const name = laid[0]!
  return (
    <div role="row" aria-rowindex={1} className="g-head" style={{ width, height: headHeight }}>
      <div className="g-frozen" style={{ width: markerWidth + name.width }}>
        <div role="columnheader" aria-colindex={1} className="g-marker" style={{ width: markerWidth }}>
          <input
            type="checkbox"
            checked={isAllChecked}
            ref={(box) => {
              if (box) box.indeterminate = isSomeChecked && !isAllChecked
            }}
            onChange={onCheckAll}
            aria-label={say('选择所列全部项目', 'Select all projects shown')}
          />
        </div>
        <HeadCell {...props} cell={name} at={0} />
      </div>
      {laid.slice(1).map((cell, place) => (
        <HeadCell key={cell.column.key} {...props} cell={cell} at={place + 1} />
      ))}
    </div>
  )
})

function HeadCell({ cell, at, sort, onSort, onWidth, filters, onFilter }: GridHeadProps & { cell: Laid; at: number }) {
  const { column, left, width } = cell
  const place = sort.findIndex(({ key }) => key === column.key)
  const order = sort[place]
  return (
    <div
      role="columnheader"
      aria-colindex={at + 2}
      aria-sort={order ? (order.down ? 'descending' : 'ascending') : undefined}
      className={`g-title${isNumeric(column) ? ' g-number' : ''}`}
      style={at === 0 ? { width } : { left, width }}
    >
      <button
        type="button"
        className="g-sort"
        title={say('点击排序；按住 Shift 可多列排序', 'Click to sort; with Shift by several columns')}
        onClick={(event) => onSort(column.key, event.shiftKey)}
      >
        <span className="g-name">{column.name}</span>
        {order && <Sign of={order.down ? 'down' : 'up'} isFilled />}
        {order && sort.length > 1 && <small>{place + 1}</small>}
      </button>
      <button
        type="button"
        className={filters[column.key] ? 'g-funnel g-on' : 'g-funnel'}
        aria-label={say(`筛选 ${column.name}`, `Filter ${column.name}`)}
        aria-pressed={!!filters[column.key]}
        onClick={({ currentTarget }) => onFilter(column, currentTarget)}
      >
        <Sign of="filter" isFilled={!!filters[column.key]} />
      </button>
      <i
        className="g-edge"
        onPointerDown={(event) => pull(event, width, (wide) => onWidth(column.key, wide))}
        onDoubleClick={() => onWidth(column.key, null)}
      />
    </div>
  )
}

function pull(event: PointerEvent<HTMLElement>, width: number, set: (width: number) => void) {
  event.preventDefault()
  const edge = event.currentTarget
  const from = event.clientX
  const move = (moved: globalThis.PointerEvent) => set(Math.max(48, Math.min(800, width + moved.clientX - from)))
  edge.setPointerCapture(event.pointerId)
  edge.addEventListener('pointermove', move)
  edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true })
}
