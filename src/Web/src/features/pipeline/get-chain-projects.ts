import { useQuery } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'

export type Project = Schemas['ProjectSummary']

/** More than a board can show; the ledger has them all. */
const most = 2000

/** The projects of a chain, whatever became of them. */
export function useChainProjects(chain: string) {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'projects', 'of-chain', chain],
    queryFn: () =>
      answer(
        api.GET('/api/regions/{region}/projects', { params: { path: { region }, query: { chain, limit: most } } }),
      ),
    refetchInterval: 15_000,
  })
}
