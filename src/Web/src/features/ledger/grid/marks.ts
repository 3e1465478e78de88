/** What is typed into a cell and not yet, or not, taken by the server. */
export interface Mark {
  text: string
  /** Why it was refused; absent while it is being saved. */
  refused?: string
}

/** By row, then by column; the inner maps are replaced, never changed, so that only their rows are drawn anew. */
export type Marks = ReadonlyMap<string, Readonly<Record<string, Mark>>>

export function marked(marks: Marks, row: string, columns: Readonly<Record<string, Mark | null>>): Marks {
  const cells: Record<string, Mark> = { ...marks.get(row) }
  for (const [column, mark] of Object.entries(columns)) {
    if (mark) cells[column] = mark
    else delete cells[column]
  }
  const next = new Map(marks)
  if (Object.keys(cells).length) next.set(row, cells)
  else next.delete(row)
  return next
}
