import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { answer, api } from './api'
import { type Rights, useRights } from './session'

/** The region of the page, from its address. */
export function useRegion(): string {
  return useParams()['region']!
}

/** What the signed-in person may do in the region of the page. */
export function useRightsHere(): Rights {
  return useRights(useRegion())
}

/** The chains of the region, in the bureau's order. */
export function useChains() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'chains'],
    queryFn: () => answer(api.GET('/api/regions/{region}/chains', { params: { path: { region } } })),
    staleTime: 60_000,
  })
}

/** The units of the region, in the bureau's order. */
export function useUnits() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'units'],
    queryFn: () => answer(api.GET('/api/regions/{region}/units', { params: { path: { region } } })),
    staleTime: 60_000,
  })
}
