import { Refused } from '@/lib/api'
import { say } from '@/lib/language'
import { callByHand } from './call-by-hand'
import type { Column } from './columns'
import type { Row } from './rows'
import type { View } from './view'

export type Format = 'xlsx' | 'csv'

/** Whether the file has exactly what is shown, or all that a server of an older version can give. */
export type Exported = 'shown' | 'whole'

/** Saves the rows and columns that are shown, in their order, as a ledger. */
export async function exportProjects(
  region: string,
  rows: readonly Row[],
  columns: readonly Column[],
  format: Format,
  view: View,
): Promise<Exported> {
  const address = `/api/regions/${encodeURIComponent(region)}/projects/export`
  const fields = columns.flatMap(({ field }) => field ?? [])
  try {
    const response = await callByHand(address, 'POST', { ids: rows.map(({ id }) => id), columns: fields, format })
    await save(response, format)
    return 'shown'
  } catch (error) {
    if (!(error instanceof Refused && (error.status === 404 || error.status === 405))) throw error
    await save(await callByHand(`${address}?${asFilters(view, format)}`, 'GET'), format)
    return 'whole'
  }
}

/** What of the view GET projects/export can filter by. */
function asFilters(view: View, format: Format): string {
  const query = new URLSearchParams({ format })
  if (view.search) query.set('text', view.search)
  for (const key of ['chain', 'unit', 'sector', 'origin']) {
    const filter = view.filters[key]
    if (filter?.is === 'choice' && filter.any.length === 1) query.set(key, filter.any[0]!)
  }
  return query.toString()
}

async function save(response: Response, format: Format) {
  const disposition = response.headers.get('Content-Disposition') ?? ''
  const named = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = named ? decodeURIComponent(named) : `${say('项目台账', 'projects')}.${format}`
  link.click()
  URL.revokeObjectURL(link.href)
}
