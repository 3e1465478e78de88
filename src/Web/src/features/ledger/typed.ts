/** What people type and paste into cells, read exactly; null where it cannot be trusted. */

interface TypedDate {
  on: string
  /** Only the month was given: its last day stands for it. */
  approximate: boolean
}

/** 2026-11-21, 2026.11.21, 2026/11/21, 2026年11月21日, 20261121; a month alone is its last day. */
export function readDate(text: string): TypedDate | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const whole = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (whole) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]), false)
  const month = /^(\d{4})[-./年](\d{1,2})月?$/.exec(plain)
  if (!month) return null
  const last = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate()
  return dayOf(Number(month[1]), Number(month[2]), last, true)
}

function dayOf(year: number, month: number, day: number, approximate: boolean): TypedDate | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal && year >= 1900 ? { on: date.toISOString().slice(0, 10), approximate } : null
}

const units: Record<string, number> = { '': 8, 亿: 8, 亿元: 8, 万: 4, 万元: 4, 元: 0 }

/** 1.2, 1.2亿元, 8000万元, 12,000,000元: an amount in 亿元, to the whole 元. */
export function readAmount(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
  const parts = /^(\d+)(?:\.(\d+))?(亿元|亿|万元|万|元)?$/.exec(plain)
  if (!parts) return null
  const places = units[parts[3] ?? '']!
  const fraction = parts[2] ?? ''
  // Smaller than a 元 is a slip, not an amount.
  if (/[1-9]/.test(fraction.slice(places))) return null
  const yuan = BigInt(parts[1]! + fraction.slice(0, places).padEnd(places, '0'))
  return yuan > 9_000_000_000_000_000n ? null : Number(yuan) / 1e8
}

const yes = new Set(['是', '计入', '纳入', 'yes', 'y', 'true', '1', '√'])
const no = new Set(['否', '不计入', '不纳入', 'no', 'n', 'false', '0', '×'])

export function readYes(text: string): boolean | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  return yes.has(plain) ? true : no.has(plain) ? false : null
}
