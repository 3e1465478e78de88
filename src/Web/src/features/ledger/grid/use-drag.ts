import type { PointerEvent } from 'react'
import type { Place } from './moves'

/** The cell under a point of the screen. */
function placeAt(x: number, y: number): Place | null {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-c]')
  const row = cell?.closest<HTMLElement>('[data-r]')
  return cell && row ? { row: Number(row.dataset['r']), column: Number(cell.dataset['c']) } : null
}

/** Follows the mouse from a cell over others until it is let go; at the edges the grid scrolls along. */
export function drag(
  event: PointerEvent,
  scroller: HTMLElement,
  over: (place: Place) => void,
  done: (place: Place | null) => void,
) {
  let last: Place | null = null
  const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
    const box = scroller.getBoundingClientRect()
    if (clientY > box.bottom - 24) scroller.scrollTop += 32
    if (clientY < box.top + 48) scroller.scrollTop -= 32
    if (clientX > box.right - 24) scroller.scrollLeft += 40
    const place = placeAt(Math.min(clientX, box.right - 20), Math.max(box.top + 44, Math.min(clientY, box.bottom - 20)))
    if (place && (place.row !== last?.row || place.column !== last.column)) over((last = place))
  }
  const stop = new AbortController()
  addEventListener('pointermove', move, { signal: stop.signal })
  addEventListener(
    'pointerup',
    () => {
      stop.abort()
      done(last)
    },
    { signal: stop.signal },
  )
  event.preventDefault()
}
