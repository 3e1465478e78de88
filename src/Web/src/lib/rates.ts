import { queryOptions, useQuery } from '@tanstack/react-query'
import { answer, api, type Schemas } from './api'
import type { paths } from './api.d'
import { languageNow } from './language'
import { useRegion } from './region'

export type RateGroup = Schemas['RateGroup']
export type RatesAnswer = Schemas['RatesAnswer']
export type RatesAsked = NonNullable<paths['/api/regions/{region}/rates']['get']['parameters']['query']>

/** The definitions that come with the rates are in the reader's language, so it is part of the key. */
export const ratesQuery = (region: string, asked: RatesAsked) =>
  queryOptions({
    queryKey: ['region', region, 'rates', languageNow(), asked],
    queryFn: () => answer(api.GET('/api/regions/{region}/rates', { params: { path: { region }, query: asked } })),
  })

/** While changes wait to be folded, asks so often that what was just recorded shows within a second. */
const whileFolding = 300
const atRest = 15_000

export function useRates(asked: RatesAsked, { isLive = false } = {}) {
  return useQuery({
    ...ratesQuery(useRegion(), asked),
    refetchInterval: ({ state }) => isLive && (state.data?.pending ? whileFolding : atRest),
  })
}
