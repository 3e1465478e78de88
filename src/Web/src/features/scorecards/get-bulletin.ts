import { Refused, Unreached } from '@/lib/api'
import { type Reader, readerQuery } from './reader-choice'

/** The address of an issue in one of its formats. */
export function bulletinAddress(region: string, week: string, format: string, reader: Reader): string {
  return `/api/regions/${encodeURIComponent(region)}/scorecards/${week}.${format}?${readerQuery(reader)}`
}

/** The address of a period as it would go out now. */
export function previewAddress(region: string, week: string, reader: Reader): string {
  return `/app/${encodeURIComponent(region)}/${week}/preview?${readerQuery(reader)}`
}

// By hand, since the contract's address has no suffix and what comes back are bytes.
async function get(address: string, { language }: Reader): Promise<Response> {
  const headers = { 'Accept-Language': language === 'zh' ? 'zh-CN' : 'en' }
  const response = await fetch(address, { headers }).catch(() => {
    throw new Unreached()
  })
  if (response.ok) return response
  const body = (await response.json().catch(() => ({}))) as Record<string, string>
  throw new Refused(response.status, body['type'] ?? '', body['title'] ?? '', body['detail'] ?? '', {}, body)
}

export async function readBulletin(region: string, week: string, format: string, reader: Reader): Promise<string> {
  return (await get(bulletinAddress(region, week, format, reader), reader)).text()
}

/** Saves an issue under a name that says what it is. */
export async function downloadBulletin(region: string, week: string, format: string, reader: Reader) {
  const response = await get(bulletinAddress(region, week, format, reader), reader)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = nameOf(region, week, format, reader)
  link.click()
  URL.revokeObjectURL(url)
}

function nameOf(region: string, week: string, format: string, { audience, language }: Reader): string {
  const whom = audience && audience !== 'all' ? `-${audience.replace(/^\w+:/, '').replace(/[\\/:*?"<>|]/g, '_')}` : ''
  return `scorecard-${region}-${week}${whom}${language === 'en' ? '-en' : ''}.${format}`
}
