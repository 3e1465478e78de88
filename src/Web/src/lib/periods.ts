import { say } from './language'
import { dayIn } from './today'

/** What an issue reports on; the keys are those of the API: 2026-W47, 2026-M11, 2026-Q4, 2026. */
export type PeriodKind = 'week' | 'month' | 'quarter' | 'year'

export const periodKinds: readonly PeriodKind[] = ['week', 'month', 'quarter', 'year']

export function kindOf(key: string): PeriodKind | null {
  if (/^\d{4}-W\d{2}$/.test(key)) return 'week'
  if (/^\d{4}-M\d{2}$/.test(key)) return 'month'
  if (/^\d{4}-Q[1-4]$/.test(key)) return 'quarter'
  return /^\d{4}$/.test(key) ? 'year' : null
}

/** The names of the bulletins: 周通报 and so on. */
export function kindName(kind: PeriodKind): string {
  return {
    week: say('周通报', 'Weekly'),
    month: say('月讲评', 'Monthly'),
    quarter: say('季通报', 'Quarterly'),
    year: say('年终通报', 'Yearly'),
  }[kind]
}

/** A period in words: 2026年第47周, 2026年11月. */
export function periodName(key: string): string {
  const [year, part] = key.split('-')
  const number = Number(part?.slice(1))
  switch (kindOf(key)) {
    case 'week':
      return say(`${year}年第${number}周`, `Week ${number}, ${year}`)
    case 'month':
      return say(`${year}年${number}月`, `${year}-${String(number).padStart(2, '0')}`)
    case 'quarter':
      return say(`${year}年第${'一二三四'[number - 1]}季度`, `Q${number} ${year}`)
    case 'year':
      return say(`${year}年`, `${year}`)
    case null:
      return key
  }
}

const dayLength = 86_400_000

/** Today in a time zone, as a date at midnight UTC, so that counting days is safe. */
export function todayIn(timeZone: string, now = new Date()): Date {
  return new Date(`${dayIn(timeZone, now)}T00:00:00Z`)
}

/** The period of a kind that a day lies in. */
export function periodAt(kind: PeriodKind, day: Date): string {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + 1]
  switch (kind) {
    case 'week':
      return weekAt(day)
    case 'month':
      return `${year}-M${String(month).padStart(2, '0')}`
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`
    case 'year':
      return String(year)
  }
}

/** The one before it. */
export function periodBefore(kind: PeriodKind, day: Date): string {
  switch (kind) {
    case 'week':
      return weekAt(new Date(day.getTime() - 7 * dayLength))
    case 'month':
      return periodAt(kind, new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 0)))
    case 'quarter':
      return periodAt(kind, new Date(Date.UTC(day.getUTCFullYear(), Math.floor(day.getUTCMonth() / 3) * 3, 0)))
    case 'year':
      return String(day.getUTCFullYear() - 1)
  }
}

// The week belongs to the year of its Thursday (ISO 8601).
function weekAt(day: Date): string {
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * dayLength)
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const number = Math.floor((thursday.getTime() - first) / dayLength / 7) + 1
  return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`
}
