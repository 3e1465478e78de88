import { useEffect, useMemo } from 'react'
import { filtered, orderOf, readWords } from './arrange'
import type { Column } from './columns'
import type { Row } from './rows'
import type { View } from './view'

/**
 * The rows of the view in its order. Sorting is done once, filtering on what is sorted; neither is done again while
 * single cells are edited, as in a spreadsheet, since the list of rows keeps its identity then.
 */
export function useArranged(rows: readonly Row[], columns: readonly Column[], view: View): readonly Row[] {
  const { sort } = view
  useEffect(() => readWords(rows), [rows])
  const order = useMemo(() => orderOf(rows, columns, sort), [rows, columns, sort])
  return useMemo(
    () => filtered(order ? order.map((place) => rows[place]!) : rows, columns, view),
    [rows, order, columns, view],
  )
}
