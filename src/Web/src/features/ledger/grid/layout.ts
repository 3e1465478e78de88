import type { Column } from '../columns'

export const rowHeight = 32
export const headHeight = 40
export const markerWidth = 62

/** Rows drawn above and below those in sight, so that a turn of the wheel finds them there. */
const spare = 4

export interface Laid {
  column: Column
  left: number
  width: number
}

/** Where each column stands. The first is frozen beside the markers of the rows. */
export function layOut(columns: readonly Column[], widths: Readonly<Record<string, number>>) {
  let left = markerWidth
  const laid = columns.map((column): Laid => {
    const width = widths[column.key] ?? column.width
    left += width
    return { column, left: left - width, width }
  })
  return { laid, width: left }
}

export interface Window {
  top: number
  bottom: number
  left: number
  right: number
}

/** The rows and columns to draw; in steps, so that most scroll events change nothing. */
export function windowOf(scroller: HTMLElement, laid: readonly Laid[], rows: number): Window {
  const first = Math.floor(scroller.scrollTop / rowHeight)
  const fits = Math.ceil(scroller.clientHeight / rowHeight)
  const top = Math.max(0, Math.floor((first - spare) / 4) * 4)
  const frozen = laid[0] ? laid[0].left + laid[0].width : 0
  const [from, to] = [scroller.scrollLeft + frozen - 60, scroller.scrollLeft + scroller.clientWidth + 60]
  let left = 1
  while (left < laid.length && laid[left]!.left + laid[left]!.width < from) left++
  let right = left
  while (right < laid.length && laid[right]!.left < to) right++
  // Columns by fours, for the same reason as rows.
  return {
    top,
    bottom: Math.min(rows, top + fits + 2 * spare + 4),
    left: Math.max(1, left - (left % 4)),
    right: Math.min(laid.length, right + 3 - ((right + 3) % 4)),
  }
}

export function isSame(a: Window, b: Window): boolean {
  return a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right
}

/** Scrolls as little as brings the cell into sight. */
export function reveal(scroller: HTMLElement, row: number, column: number, laid: readonly Laid[]) {
  const top = row * rowHeight
  const height = scroller.clientHeight - headHeight - rowHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (top > scroller.scrollTop + height) scroller.scrollTop = top - height
  const cell = laid[column]
  const frozen = laid[0] ? laid[0].left + laid[0].width : 0
  if (!cell || column === 0) return
  if (cell.left - frozen < scroller.scrollLeft) scroller.scrollLeft = cell.left - frozen
  else if (cell.left + cell.width > scroller.scrollLeft + scroller.clientWidth)
    scroller.scrollLeft = cell.left + cell.width - scroller.clientWidth
}
