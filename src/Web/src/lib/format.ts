import { say } from './language'
import { zoneNow } from './zone'

const dash = '–'

/** 亿元 as people read it: at most four places, grouped, never rounded to a false zero. */
export function money(value: number | null | undefined): string {
  if (value === null || value === undefined) return dash
  const places = value !== 0 && Math.abs(value) < 0.01 ? 4 : 2
  return value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places })
}

/** 亿元 with the unit. */
export function moneyWithUnit(value: number | null | undefined): string {
  return value === null || value === undefined ? dash : say(`${money(value)} 亿元`, `CNY ${money(value)} × 10⁸`)
}

export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? dash : value.toLocaleString('en-US')
}

/** A percentage as the API rounds it; null where there is nothing to divide by. */
export function percent(value: number | null | undefined, places = 2): string {
  return value === null || value === undefined ? dash : `${value.toFixed(places)}%`
}

/** A change with its sign; a true minus, so that columns line up. */
export function signed(value: number | null | undefined, places = 0): string {
  if (value === null || value === undefined) return dash
  const text = Math.abs(value).toFixed(places)
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text
}

/** A date of the API (2026-11-27) as the language writes it. */
export function day(value: string | null | undefined): string {
  return value ? value.slice(0, 10) : dash
}

// Swedish writes 2026-11-27 22:44, the same way as the days beside it.
const isoLike = 'sv-SE'

/** An instant of the API by the clocks of the region. */
export function moment(value: string | null | undefined): string {
  return value
    ? new Date(value).toLocaleString(isoLike, {
        timeZone: zoneNow(),
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
      })
    : dash
}

export function days(value: number): string {
  return say(`${value} 天`, value === 1 ? '1 day' : `${value} days`)
}
