import { say } from './language'

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

/** An issue as the subject of its mail has it: 2026年第47期（11月16日—11月22日）. */
export function issueName({ year, number, first, last }: IssueNumbered): string {
  return say(
    `${year}年第${number}期（${shortDay(first)}—${shortDay(last)}）`,
    `${year}, issue ${number} (${shortDay(first)} – ${shortDay(last)})`,
  )
}

/** The number is that of the year and runs on by itself; it is not the week's. */
export interface IssueNumbered {
  year: number | null
  number: number | null
  first: string
  last: string
}

/** What the issue of a period will be called, after the newest one of its kind. */
export function nextIssue(key: string, newest: IssueNumbered | undefined): IssueNumbered {
  const { first, last } = daysOf(key)
  const year = Number(first.slice(0, 4))
  return { year, number: newest?.number && newest.year === year ? newest.number + 1 : 1, first, last }
}

function shortDay(day: string): string {
  const date = new Date(day)
  return say(
    `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`,
    date.toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' }),
  )
}

const dayLength = 86_400_000

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

/** The first and the last day of a period. */
function daysOf(key: string): { first: string; last: string } {
  const year = Number(key.slice(0, 4))
  const part = Number(key.slice(6))
  const between = (first: number, last: number) => ({
    first: new Date(first).toISOString().slice(0, 10),
    last: new Date(last).toISOString().slice(0, 10),
  })
  const months = (from: number, to: number) => between(Date.UTC(year, from, 1), Date.UTC(year, to, 0))
  switch (kindOf(key)) {
    case 'week': {
      // The fourth of January is always in the first week.
      const fourth = new Date(Date.UTC(year, 0, 4))
      const monday = fourth.getTime() + (1 - (fourth.getUTCDay() || 7) + (part - 1) * 7) * dayLength
      return between(monday, monday + 6 * dayLength)
    }
    case 'month':
      return months(part - 1, part)
    case 'quarter':
      return months(part * 3 - 3, part * 3)
    default:
      return months(0, 12)
  }
}
