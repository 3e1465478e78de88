import { useQuery } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'
import type { Warning } from '@/lib/words'

export type Warned = Schemas['ProjectSummary']

export interface Whose {
  unit?: string | undefined
  chain?: string | undefined
}

/** Of a summary, what this page shows. */
const shown = 'id,name,chain,unit,leader,totalInvestment,warnings,nextStep,nextStepDue'

function warnedKey(region: string, whose: Whose) {
  return ['region', region, 'warnings', whose] as const
}

/** Every project with a warning, in one answer. */
export function useWarned(whose: Whose) {
  const region = useRegion()
  return useQuery({
    queryKey: warnedKey(region, whose),
    queryFn: () =>
      answer(
        api.GET('/api/regions/{region}/projects', {
          params: {
            path: { region },
            query: {
              warning: 'any',
              select: shown,
              limit: 10_000,
              ...(whose.unit ? { unit: whose.unit } : {}),
              ...(whose.chain ? { chain: whose.chain } : {}),
            },
          },
        }),
      ),
  })
}

export interface Line {
  project: Warned
  days: number
}

/** The projects that have a warning, the longest standing first. */
export function linesOf(projects: Warned[], kind: Warning): Line[] {
  return projects
    .flatMap((project) => project.warnings.filter((one) => one.kind === kind).map(({ days }) => ({ project, days })))
    .sort((one, other) => other.days - one.days)
}
