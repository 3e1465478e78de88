import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from './api'
import { useRegion } from './region'
import { versioned } from './versioned'

/** The region with its settings, and its version. */
export const regionDocumentQuery = (region: string) =>
  queryOptions({
    queryKey: ['region', region, 'document'],
    queryFn: () => versioned(api.GET('/api/regions/{region}', { params: { path: { region } } })),
    staleTime: 60_000,
  })

export function useRegionDocument() {
  return useQuery(regionDocumentQuery(useRegion()))
}
