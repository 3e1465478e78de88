export const usualZone = 'Asia/Shanghai'

let zone: string | undefined

/** The time zone in which moments are told: that of the region one is in, outside of any the reader's own. */
export function zoneNow(): string | undefined {
  return zone
}

export function enterZone(timeZone: string | undefined) {
  zone = timeZone
}
