import { useSuspenseQuery } from '@tanstack/react-query'
import { useRegion } from './region'
import { regionsQuery } from './session'
import { usualZone } from './zone'

/** A day as the API writes it (2026-11-27), in a time zone. */
export function dayIn(timeZone: string, at = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

/** The region of the page, with its settings. */
export function useRegionHere() {
  const id = useRegion()
  return useSuspenseQuery(regionsQuery()).data.items.find((region) => region.id === id)
}

/** Today where the region is: the server takes no fact that is dated later. */
export function useToday(): string {
  return dayIn(useRegionHere()?.settings?.timeZone ?? usualZone)
}
