import { useMemo } from 'react'
import { filtered, ordered } from './arrange'
import type { Column } from './columns'
import type { Row } from './rows'
import type { View } from './view'

/**
 * The rows of the view in its order. Sorting is done once, filtering on what is sorted; neither is done again while
 * single cells are edited, as in a spreadsheet, since the list of rows keeps its identity then.
 */
export function useArranged(rows: readonly Row[], columns: readonly Column[], view: View): readonly Row[] {
  const { sort } = view
  const places = useMemo(() => {
    const place = new Map<string, number>()
    ordered(rows, columns, sort).forEach(({ id }, at) => place.set(id, at))
    return place
  }, [rows, columns, sort])
  return useMemo(() => {
    const inOrder: Row[] = []
    for (const row of rows) inOrder[places.get(row.id) ?? places.size] = row
    return filtered(inOrder, columns, view)
  }, [rows, places, columns, view])
}
