import { useQuery } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { useRegion } from '@/lib/region'
import type { Card } from './scorecard'

/** An issued week, or, without one, the week that runs as it would go out now. */
export function useCard(week: string | null, enabled = true) {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'scorecards', week ?? 'now', 'card'],
    enabled,
    staleTime: week ? Infinity : 5_000,
    queryFn: async () => (await (week ? issued(region, week) : running(region))) as Card,
  })
}

const headers = { Accept: 'application/json' }

// The contract describes no body for these answers.
function issued(region: string, week: string): Promise<unknown> {
  return answer(api.GET('/api/regions/{region}/scorecards/{week}', { params: { path: { region, week } }, headers }))
}

function running(region: string): Promise<unknown> {
  return answer(api.POST('/api/regions/{region}/scorecards/preview', { params: { path: { region } }, headers }))
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
