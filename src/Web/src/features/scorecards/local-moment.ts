import { languageNow } from '@/lib/language'

/** A time that is already local to the region (2026-11-30T08:00:00), with its weekday. */
export function localMoment(value: string): string {
  return new Date(`${value.slice(0, 19)}Z`).toLocaleString(languageNow() === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}
