import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answer, api } from './api'
import { useRegion } from './region'
import type { Schemas } from './api'

/** What the dashboard reads of a scorecard; the whole of it is src/Domain/Scorecards/Scorecard.cs. */
export interface Scorecard {
  week: string
  number: number
  year: number
  first: string
  last: string
  asOf: string
  /** When it was composed. */
  cutOff: string
  /** Places of its percentages. */
  decimals: number
  before: string | null
  timeShare: number
  headlines: HeadlineFigure[]
  total: ScorecardRow
  chains: ScorecardRow[]
  units: { name: string; rows: ScorecardRow[] }[]
  indicator: Schemas['Indicator']
  measure: Measure
  /** Fewer signed this year are not ranked. */
  minimumBase: number
  lists: RankList[]
  /** By `chain:KEY` and `unit:KEY`. */
  timesInBlack: Record<string, number>
  warningCounts: { kind: Schemas['Warnings']; projects: number }[]
  warnings: WarningLine[]
  tripsOfYear: number
  trips: unknown[]
  problems: ProblemLine[]
  reporting: { due: string | null; late: Named[]; missing: Named[] }
}

export type Headline = 'intended' | 'signed' | 'signedAmount' | 'signedLarge' | 'opened' | 'producing' | 'paidIn'

export interface HeadlineFigure {
  kind: Headline
  week: number
  lastWeek: number | null
  year: number
  pace: Pace | null
  bridge: Bridge | null
}

export interface Pace {
  actual: number
  target: number
  completion: number
  points: number
  light: 'green' | 'yellow' | 'red'
}

export interface Bridge {
  last: number
  thisWeek: number
  late: number
  corrections: number
  lateLines: BridgeLine[]
  correctionLines: BridgeLine[]
  now: number
}

export interface BridgeLine {
  project: string | null
  name: string
  was: number
  is: number
  why: string
}

export type Measure = 'completion' | 'signing' | 'landing' | 'opening' | 'funds'

export interface Ratio {
  numerator: number
  denominator: number
  isMoney: boolean
  percent: number | null
}

export interface ScorecardRow {
  key: string
  name: string
  leader: string
  leadUnit: string
  signedWeek: number
  signed: number
  signedAmount: number
  signing: Ratio
  landing: Ratio
  opening: Ratio
  funds: Ratio
  pace: Pace | null
  rank: number | null
  rankChange: number | null
}

interface Named {
  key: string
  name: string
}

export interface RankList {
  isChains: boolean
  class: string
  members: number
  ranked: number
  average: number | null
  red: RankEntry[]
  black: RankEntry[]
  /** Null where it is that of the scorecard. */
  measure: Measure | null
}

export interface RankEntry extends Named {
  rank: number
  value: number
  numerator: number
  denominator: number
  streak: number
  again: boolean
}

interface WarningLine {
  project: string
  name: string
  unitName: string
  kinds: { kind: Schemas['Warnings']; days: number }[]
  red: boolean
  nextStep: string
}

export interface ProblemLine {
  project: string
  name: string
  unitName: string
  kind: string
  text: string
  owner: string
  due: string | null
  overdueDays: number
}

/** A frozen issue, as the signed-in person may see it. */
export async function scorecardOf(region: string, week: string): Promise<Scorecard> {
  return answer(
    api.GET('/api/regions/{region}/scorecards/{week}', {
      params: { path: { region, week } },
      headers: { Accept: 'application/json' },
    }) as Promise<{ data?: Scorecard }>,
  )
}

async function newestIssue(region: string) {
  const { items } = await answer(
    api.GET('/api/regions/{region}/scorecards', { params: { path: { region }, query: { limit: 20 } } }),
  )
  return items.find((issue) => issue.state === 'issued' && issue.week.includes('-W'))
}

/** The week that runs, as it stands today: its numbers and days are those of every other page. */
export async function runningWeek(region: string, today: string): Promise<Scorecard> {
  const newest = await newestIssue(region)
  // A week whose issue is out already is not composed again.
  if (newest && newest.last >= today) return scorecardOf(region, newest.week)
  return answer(
    api.POST('/api/regions/{region}/scorecards/preview', { params: { path: { region } } }) as Promise<{
      data?: Scorecard
    }>,
  )
}

/**
 * The scorecard of the running week, composed anew whenever the numbers are others. Only for those who read the whole
 * region; the others have their own in the issues.
 */
export function useRunningWeek(numbers: { version: number; asOf: string } | undefined, isAllowed = true) {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'running-week', numbers?.version, numbers?.asOf],
    queryFn: () => runningWeek(region, numbers!.asOf),
    enabled: isAllowed && numbers !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** The newest issue, for those who may not compose one. */
export function useNewestIssue(isAllowed = true) {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'newest-issue'],
    queryFn: async () => {
      const newest = await newestIssue(region)
      return newest ? scorecardOf(region, newest.week) : null
    },
    enabled: isAllowed,
    staleTime: 60_000,
  })
}
