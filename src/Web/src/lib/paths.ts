import type { Rate } from './words'

const part = encodeURIComponent

/** Every address of the dashboard, relative to /app. */
export const paths = {
  overview: (region: string) => `/${part(region)}/overview`,
  chains: (region: string) => `/${part(region)}/chains`,
  chain: (region: string, key: string) => `/${part(region)}/chains/${part(key)}`,
  ledger: (region: string, query = '') => `/${part(region)}/ledger${query}`,
  project: (region: string, id: string) => `/${part(region)}/ledger/${part(id)}`,
  imports: (region: string) => `/${part(region)}/imports`,
  import: (region: string, id: string) => `/${part(region)}/imports/${part(id)}`,
  recognition: (region: string) => `/${part(region)}/recognition`,
  warnings: (region: string) => `/${part(region)}/warnings`,
  lists: (region: string) => `/${part(region)}/lists`,
  scorecards: (region: string) => `/${part(region)}/scorecards`,
  scorecard: (region: string, period: string) => `/${part(region)}/scorecards/${part(period)}`,
  settings: (region: string, tab = '') => `/${part(region)}/settings${tab ? `/${tab}` : ''}`,
  people: () => '/people',
}

/**
 * What lies over a page and is part of its address, so that it can be sent to somebody and closed with "back":
 * the explanation of a number, the form for a fact, the form for a new project.
 */
export interface Explained {
  rate: Rate | ExplainedCount
  /** What the group is one of: total, chain, unit, sector or size. */
  by: string
  key: string
  side?: 'numerator' | 'denominator'
  /** More parameters of GET rates, such as from, to, asOf and filters. */
  more?: Record<string, string>
}

/** Figures that are no rates: see the parameter `rate` of GET rates/projects. */
type ExplainedCount = string

const explainPrefix = 'explain'

export function explainQuery({ rate, by, key, side, more }: Explained): string {
  const query = new URLSearchParams({ [explainPrefix]: rate, by, key })
  if (side) query.set('side', side)
  for (const [name, value] of Object.entries(more ?? {})) query.set(`x-${name}`, value)
  return query.toString()
}

export function explainedOf(query: URLSearchParams): Explained | null {
  const rate = query.get(explainPrefix)
  if (!rate) return null
  const more = Object.fromEntries(
    [...query].filter(([name]) => name.startsWith('x-')).map(([name, value]) => [name.slice(2), value]),
  )
  const side = query.get('side')
  return {
    rate,
    by: query.get('by') ?? 'total',
    key: query.get('key') ?? 'total',
    ...(side === 'numerator' || side === 'denominator' ? { side } : {}),
    more,
  }
}

/** The page's own query with or without an overlay. */
export function withOverlay(query: URLSearchParams, overlay: string | null): string {
  const own = [...query].filter(
    ([name]) =>
      !['explain', 'by', 'key', 'side', 'record', 'kind', 'fact', 'withdraw', 'capture'].includes(name) &&
      !name.startsWith('x-'),
  )
  const merged = new URLSearchParams([...own, ...(overlay ? [...new URLSearchParams(overlay)] : [])])
  return merged.size ? `?${merged}` : ''
}

/** The form that records a fact of a project, with a milestone already chosen. */
export function recordQuery(project: string, kind?: string): string {
  return new URLSearchParams(kind ? { record: project, kind } : { record: project }).toString()
}

/** The form that corrects a fact: a new one in its place. */
export function correctQuery(project: string, fact: string): string {
  return new URLSearchParams({ record: project, fact }).toString()
}

/** The same form, about to take the fact back altogether. */
export function withdrawQuery(project: string, fact: string): string {
  return `${correctQuery(project, fact)}&withdraw=yes`
}

/** The form for a new project. */
export const captureQuery = 'capture=signed'
