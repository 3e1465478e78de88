import { useQuery } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { issueName, kindOf, nextIssue } from '@/lib/periods'
import { useRegion } from '@/lib/region'

export type Issue = Schemas['IssueOnWire']

/** Every issue of the region and every period that somebody has begun to edit or to hold, newest first. */
export function useIssues() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'scorecards'],
    queryFn: async () => {
      const items: Issue[] = []
      let continuation: string | null | undefined
      do {
        const page = await answer(
          api.GET('/api/regions/{region}/scorecards', {
            params: { path: { region }, query: { limit: 1000, ...(continuation ? { continuation } : {}) } },
          }),
        )
        items.push(...page.items)
        continuation = page.continuation
      } while (continuation)
      return items
    },
  })
}

/** What the issue of a period is called; one that is not out yet has the number that comes next. */
export function useIssueName(week: string): string {
  const ofKind = useIssues().data?.filter((one) => one.state === 'issued' && kindOf(one.week) === kindOf(week)) ?? []
  return issueName(ofKind.find((one) => one.week === week) ?? nextIssue(week, ofKind[0]))
}
