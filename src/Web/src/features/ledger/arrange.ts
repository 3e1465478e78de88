import { type Column, shown } from './columns'
import type { Row } from './rows'
import type { Filter, Sort, View } from './view'

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })
const found = new WeakMap<Row, string>()

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** What the search box looks through. */
function words(row: Row): string {
  let text = found.get(row)
  if (text === undefined) {
    const { name, investor, chain, unit, leader, sector, creditCode, nextStep } = row
    text = fold([name, investor, chain, unit, leader, sector, creditCode, nextStep].join('\n'))
    found.set(row, text)
  }
  return text
}

/** Reads the words of all rows while nothing else is to be done, so that the first search is as fast as any. */
export function readWords(rows: readonly Row[]): () => void {
  let at = 0
  let timer = setTimeout(read, 200)
  function read() {
    const until = performance.now() + 4
    while (at < rows.length && performance.now() < until) words(rows[at++]!)
    if (at < rows.length) timer = setTimeout(read, 16)
  }
  return () => clearTimeout(timer)
}

type Test = (row: Row) => boolean

function testOf(column: Column, filter: Filter): Test {
  if (filter.is === 'text') {
    const part = fold(filter.contains)
    return (row) => fold(shown(column, row)).includes(part)
  }
  if (filter.is === 'choice') {
    const wanted = new Set(filter.any)
    if (column.kind !== 'choice') return () => true
    return (row) => {
      const values = column.values(row)
      return values.length === 0 ? wanted.has('') : values.some((value) => wanted.has(value))
    }
  }
  if (column.kind === 'date') {
    // A month or a year means all its days: the end is compared as far as it is written.
    return (row) => {
      const day = column.value(row)
      return day !== '' && day >= filter.from && (filter.to === '' || day.slice(0, filter.to.length) <= filter.to)
    }
  }
  if (column.kind !== 'money' && column.kind !== 'number') return () => true
  const from = filter.from === '' ? -Infinity : Number(filter.from)
  const to = filter.to === '' ? Infinity : Number(filter.to)
  return (row) => {
    const number = column.value(row)
    return number !== null && number >= from && number <= to
  }
}

/** The rows that pass the search and every filter, but for the one of the column `without`. */
export function filtered(rows: readonly Row[], columns: readonly Column[], view: View, without?: string): Row[] {
  const parts = fold(view.search).split(/\s+/).filter(Boolean)
  const tests = columns.flatMap((column) => {
    const filter = column.key === without ? undefined : view.filters[column.key]
    return filter ? [testOf(column, filter)] : []
  })
  return rows.filter(
    (row) =>
      tests.every((test) => test(row)) && (parts.length === 0 || parts.every((part) => words(row).includes(part))),
  )
}

/** A number for each row that orders it by the column; null for empty cells, which come last either way. */
function ranks(rows: readonly Row[], column: Column): Map<Row, number | null> {
  if (column.kind === 'money' || column.kind === 'number') return new Map(rows.map((row) => [row, column.value(row)]))
  const read = column.kind === 'choice' ? (row: Row) => column.values(row)[0] ?? '' : column.value
  const values = [...new Set(rows.map(read))]
  if (column.kind === 'date') values.sort()
  else if (column.kind === 'choice' && column.rank) {
    const rank = column.rank
    values.sort((a, b) => rank.indexOf(a) - rank.indexOf(b))
  } else values.sort(collator.compare)
  const places = new Map(values.map((value, place) => [value, value === '' ? null : place]))
  return new Map(rows.map((row) => [row, places.get(read(row))!]))
}

/** The places of the rows in the order of the view; null while they stand as they came. */
export function orderOf(rows: readonly Row[], columns: readonly Column[], sort: readonly Sort[]): number[] | null {
  const keys = sort.flatMap(({ key, down }) => {
    const column = columns.find((one) => one.key === key)
    const ranked = column && ranks(rows, column)
    return ranked ? [{ ranks: rows.map((row) => ranked.get(row)!), down }] : []
  })
  if (keys.length === 0) return null
  return rows
    .map((_, place) => place)
    .sort((a, b) => {
      for (const { ranks, down } of keys) {
        const [first, second] = [ranks[a]!, ranks[b]!]
        if (first === second) continue
        if (first === null) return 1
        if (second === null) return -1
        return down ? second - first : first - second
      }
      return a - b
    })
}

export interface Choice {
  value: string
  label: string
  rows: number
}

/** What a column of choices offers, with how many of the rows have each. */
export function choicesOf(rows: readonly Row[], column: Column): Choice[] {
  if (column.kind !== 'choice') return []
  const counts = new Map<string, number>()
  for (const row of rows) {
    const values = column.values(row)
    for (const value of values.length ? values : ['']) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const order = column.rank ?? [...counts.keys()].sort(collator.compare)
  return [...order.filter((value) => value !== '' && counts.has(value)), ...(counts.has('') ? [''] : [])].map(
    (value) => ({
      value,
      rows: counts.get(value)!,
      label: value === '' ? '' : column.label(value),
    }),
  )
}
