import type { Column } from './columns'

export type Filter =
  | { is: 'text'; contains: string }
  /** Numbers in 亿元 or days, both ends included; '' leaves an end open. */
  | { is: 'range'; from: string; to: string }
  /** Any of these; '' stands for an empty cell. */
  | { is: 'choice'; any: readonly string[] }

export interface Sort {
  key: string
  down: boolean
}

/** How the ledger is looked at. All of it stands in the address. */
export interface View {
  search: string
  filters: Readonly<Record<string, Filter>>
  sort: readonly Sort[]
  /** Keys in their order; empty for the usual ones. */
  columns: readonly string[]
  widths: Readonly<Record<string, number>>
}

const own = { search: 'q', sort: 's', columns: 'c', widths: 'w' } as const

export function readView(query: URLSearchParams, columns: readonly Column[]): View {
  const known = new Map(columns.map((column) => [column.key, column]))
  const filters: Record<string, Filter> = {}
  for (const column of columns) {
    const given = query.getAll(column.key)
    const filter = given.length > 0 ? readFilter(column, given) : null
    if (filter) filters[column.key] = filter
  }
  const listed = (name: string) => (query.get(name) ?? '').split(',').filter(Boolean)
  return {
    search: query.get(own.search) ?? '',
    filters,
    sort: listed(own.sort)
      .map((text) => ({ key: text.replace(/^-/, ''), down: text.startsWith('-') }))
      .filter(({ key }) => known.has(key)),
    columns: listed(own.columns).filter((key) => known.has(key)),
    widths: Object.fromEntries(
      listed(own.widths)
        .map((text) => text.split(':'))
        .filter(([key, width]) => known.has(key!) && Number(width) >= 40)
        .map(([key, width]) => [key, Number(width)]),
    ),
  }
}

function readFilter(column: Column, given: readonly string[]): Filter | null {
  if (column.kind === 'text') return given[0] ? { is: 'text', contains: given[0] } : null
  if (column.kind === 'choice') return { is: 'choice', any: given }
  const [from = '', to = from] = given[0]!.split('..')
  return from || to ? { is: 'range', from, to } : null
}

/** The query with this view in it; what belongs to others, such as what lies over the page, stays. */
export function writeView(view: View, query: URLSearchParams, columns: readonly Column[]): string {
  const mine = new Set<string>([...Object.values(own), ...columns.map((column) => column.key)])
  const written = new URLSearchParams([...query].filter(([name]) => !mine.has(name)))
  if (view.search) written.set(own.search, view.search)
  for (const [key, filter] of Object.entries(view.filters)) {
    if (filter.is === 'text') written.set(key, filter.contains)
    else if (filter.is === 'range') written.set(key, `${filter.from}..${filter.to}`)
    else for (const value of filter.any) written.append(key, value)
  }
  if (view.sort.length) written.set(own.sort, view.sort.map(({ key, down }) => (down ? `-${key}` : key)).join(','))
  if (view.columns.length) written.set(own.columns, view.columns.join(','))
  const widths = Object.entries(view.widths)
  if (widths.length) written.set(own.widths, widths.map(([key, width]) => `${key}:${Math.round(width)}`).join(','))
  // Commas and colons mean nothing in a query; readable beats escaped.
  return written.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
}

export function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([one]) => one !== key))
}

export function withFilter(view: View, key: string, filter: Filter | null): View {
  const rest = without(view.filters, key)
  return { ...view, filters: filter ? { ...rest, [key]: filter } : rest }
}

/** The next order of a column: up, down, none; with `added` it joins the columns sorted before. */
export function sorted(view: View, key: string, added: boolean): View {
  const was = view.sort.find((sort) => sort.key === key)
  const next = !was ? { key, down: false } : was.down ? null : { key, down: true }
  if (!added) return { ...view, sort: next ? [next] : [] }
  const rest = view.sort.filter((sort) => sort.key !== key)
  if (!next) return { ...view, sort: rest }
  return { ...view, sort: was ? view.sort.map((sort) => (sort.key === key ? next : sort)) : [...rest, next] }
}
