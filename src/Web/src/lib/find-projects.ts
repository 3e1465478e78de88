import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answer, api } from './api'
import { useRegion } from './region'

/** Follows a value once it stands still. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

/** The first projects in which the words occur; without words the first of all, or none. */
export function useFoundProjects(words: string, { limit = 20, orAny = false } = {}) {
  const region = useRegion()
  const text = useSettled(words, 150)
  const query = { ...(text ? { text } : {}), limit, select: 'id,name,investor,chain,unit' }
  const { data, isFetching } = useQuery({
    queryKey: ['region', region, 'projects', query],
    queryFn: () => answer(api.GET('/api/regions/{region}/projects', { params: { path: { region }, query } })),
    enabled: orAny || text !== '',
    placeholderData: keepPreviousData,
  })
  return { items: data?.items ?? [], isSearching: (orAny || words !== '') && (text !== words || isFetching) }
}
