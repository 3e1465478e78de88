import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answer, api } from '@/lib/api'
import { useRegion } from '@/lib/region'

/** Follows a value once it stands still. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

/** The first projects in which the words occur. */
export function useFoundProjects(words: string) {
  const region = useRegion()
  const text = useSettled(words, 150)
  const query = { text, limit: 8, select: 'id,name,investor,chain,unit' }
  const { data, isFetching } = useQuery({
    queryKey: ['region', region, 'projects', query],
    queryFn: () => answer(api.GET('/api/regions/{region}/projects', { params: { path: { region }, query } })),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  return { items: data?.items ?? [], isSearching: words !== '' && (text !== words || isFetching) }
}
