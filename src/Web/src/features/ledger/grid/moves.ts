/** A place in the grid: row and column by their order on the screen. */
export interface Place {
  row: number
  column: number
}

/** From where a selection began to where it has come. */
export interface Selection {
  anchor: Place
  focus: Place
}

interface Box {
  top: number
  bottom: number
  left: number
  right: number
}

export function boxOf({ anchor, focus }: Selection): Box {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  }
}

export const at = (row: number, column: number): Selection => ({ anchor: { row, column }, focus: { row, column } })

interface Size {
  rows: number
  columns: number
  /** Rows that fit on the screen. */
  page: number
}

/** Where a key leads from a place; null for keys that do not move. `isFilled` tells cells that hold something. */
export function moved(
  from: Place,
  key: { key: string; ctrlKey: boolean },
  size: Size,
  isFilled: (place: Place) => boolean,
): Place | null {
  const { row, column } = from
  const last = { row: size.rows - 1, column: size.columns - 1 }
  const step = (down: number, right: number) =>
    key.ctrlKey
      ? edge(from, down, right, last, isFilled)
      : { row: clamp(row + down, last.row), column: clamp(column + right, last.column) }
  switch (key.key) {
    case 'ArrowUp':
      return step(-1, 0)
    case 'ArrowDown':
      return step(1, 0)
    case 'ArrowLeft':
      return step(0, -1)
    case 'ArrowRight':
      return step(0, 1)
    case 'PageUp':
      return { row: clamp(row - size.page, last.row), column }
    case 'PageDown':
      return { row: clamp(row + size.page, last.row), column }
    case 'Home':
      return { row: key.ctrlKey ? 0 : row, column: 0 }
    case 'End':
      return { row: key.ctrlKey ? last.row : row, column: last.column }
    default:
      return null
  }
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most))

/** As in a spreadsheet: to the end of a run of filled cells, else to the next filled cell, else to the end. */
function edge(from: Place, down: number, right: number, last: Place, isFilled: (place: Place) => boolean): Place {
  const next = ({ row, column }: Place) => ({ row: row + down, column: column + right })
  const isInside = ({ row, column }: Place) => row >= 0 && column >= 0 && row <= last.row && column <= last.column
  let place = from
  const ahead = next(from)
  if (!isInside(ahead)) return from
  const runs = isFilled(from) && isFilled(ahead)
  while (isInside(next(place))) {
    if (runs && !isFilled(next(place))) break
    place = next(place)
    if (!runs && isFilled(place)) break
  }
  return place
}
