import { hashKey, queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import type { Explained } from '@/lib/paths'
import type { RatesAsked } from '@/lib/rates'
import type { Figure, ListAsked } from './figures'

/** The largest page of the API: lists are compared with each other, so that they are needed whole. */
const whole = 10_000

export const listQuery = (
  region: string,
  of: Explained,
  figure: Figure['figure'],
  more: Pick<RatesAsked, 'from' | 'to' | 'asOf'> = {},
  /** Of the rates beside it: a list is asked for again when they have moved on. */
  version?: number,
) => {
  const asked: ListAsked = {
    ...of.more,
    ...more,
    figure,
    ...(of.by === 'total' ? {} : { by: of.by as NonNullable<ListAsked['by']>, key: of.key }),
    limit: whole,
  }
  const question = ['region', region, 'rates', 'projects', asked]
  return queryOptions({
    queryKey: [...question, version],
    // The list of the version before stands until the new one is there, but never the answer to another question.
    placeholderData: (before, query) =>
      query && hashKey(query.queryKey.slice(0, question.length)) === hashKey(question) ? before : undefined,
    queryFn: () =>
      answer(api.GET('/api/regions/{region}/rates/projects', { params: { path: { region }, query: asked } })),
  })
}

/** The question to GET rates whose answer holds the explained number. */
export function ratesAsked(of: Explained): RatesAsked {
  return { ...of.more, by: of.by as NonNullable<RatesAsked['by']> }
}
