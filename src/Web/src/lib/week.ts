/** The Sunday before the week of a day (both 2026-11-27): where the issue before ended. Weeks begin on Monday. */
export function endOfLastWeek(today: string): string {
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - (date.getUTCDay() || 7))
  return date.toISOString().slice(0, 10)
}

/** Days from one day of the API to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000)
}
