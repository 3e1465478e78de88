import { useQuery } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { useRegion } from '@/lib/region'
import { runningWeek, scorecardOf } from '@/lib/scorecard'
import { useToday } from '@/lib/today'

/** An issued week, or, without one, the week that runs as it would go out now. */
export function useCard(week: string | null, enabled = true) {
  const [region, today] = [useRegion(), useToday()]
  return useQuery({
    queryKey: ['region', region, 'scorecards', week ?? 'now', 'card'],
    enabled,
    staleTime: week ? Infinity : 5_000,
    queryFn: () => (week ? scorecardOf(region, week) : runningWeek(region, today)),
  })
}

/** The issued weeks, the newest first. */
export function useIssued() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'scorecards', 'issued'],
    queryFn: async () => {
      const { items } = await answer(
        api.GET('/api/regions/{region}/scorecards', { params: { path: { region }, query: { limit: 200 } } }),
      )
      return items.filter(({ state, week }) => state === 'issued' && week.includes('-W'))
    },
  })
}
