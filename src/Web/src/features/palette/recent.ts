/** What was opened last from here, newest first; kept on this machine only, for each region. */
export interface Recent {
  key: string
  name: string
  about?: string
  to: string
}

const most = 6
const place = (region: string) => `leads.recent.${region}`

export function recentOf(region: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(region)) ?? '[]')
    return Array.isArray(kept) ? (kept as Recent[]).filter((one) => typeof one.to === 'string') : []
  } catch {
    return []
  }
}

export function remember(region: string, opened: Recent) {
  const others = recentOf(region).filter((one) => one.key !== opened.key)
  localStorage.setItem(place(region), JSON.stringify([opened, ...others].slice(0, most)))
}
