import { useQuery } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'

export type Mail = Schemas['MailOnWire']

/** What became of the mails of an issue; asked again as long as some are on their way. */
export function useMails(week: string, enabled = true) {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'scorecards', week, 'mails'],
    queryFn: () =>
      answer(api.GET('/api/regions/{region}/scorecards/{week}/mails', { params: { path: { region, week } } })),
    enabled,
    refetchInterval: ({ state }) => (state.data?.items.some(({ state }) => isOnItsWay(state)) ? 2_000 : false),
  })
}

export function isOnItsWay(state: Mail['state']): boolean {
  return state === 'waiting' || state === 'sending'
}

export function hasFailed(state: Mail['state']): boolean {
  return state === 'bounced' || state === 'refused' || state === 'unknown'
}
