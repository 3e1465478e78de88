import { api, type Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import type { Column } from './columns'
import type { Row } from './rows'

export type Format = Schemas['ExportFormat']

/** Saves the rows and columns that are shown, in their order, as a ledger; columns that no ledger has are left out. */
export async function exportProjects(region: string, rows: readonly Row[], columns: readonly Column[], format: Format) {
  const fields = columns.flatMap(({ field }) => field ?? []) as NonNullable<Schemas['ChosenBody']['columns']>
  const { data, response } = await api.POST('/api/regions/{region}/projects/export', {
    params: { path: { region } },
    body: { ids: rows.map(({ id }) => id), columns: fields, format },
    parseAs: 'blob',
  })
  save(data as unknown as Blob, response.headers.get('Content-Disposition') ?? '', format)
}

function save(file: Blob, disposition: string, format: Format) {
  const named = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = named ? decodeURIComponent(named) : `${say('项目台账', 'projects')}.${format}`
  link.click()
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
