import { useQuery } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'

export type Recipient = Schemas['Recipient']

/** Who is registered to get the bulletin. */
export function useRecipients(enabled = true) {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'recipients'],
    queryFn: () =>
      answer(api.GET('/api/regions/{region}/recipients', { params: { path: { region }, query: { limit: 1000 } } })),
    enabled,
  })
}
