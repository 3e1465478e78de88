import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import type { Row } from './rows'

/**
 * All projects that the caller may see. The list keeps its identity while single rows in it are replaced, so that rows
 * do not jump about under somebody who edits; `edits` tells that one was.
 */
export interface Ledger {
  rows: Row[]
  edits: number
}

const keyOf = (region: string) => ['region', region, 'ledger']

async function load(region: string, signal: AbortSignal): Promise<Ledger> {
  const rows: Row[] = []
  let continuation: string | undefined
  do {
    const page: Schemas['PageOfProjectSummary'] = await answer(
      api.GET('/api/regions/{region}/projects', {
        params: { path: { region }, query: { limit: 10_000, ...(continuation ? { continuation } : {}) } },
        signal,
      }),
    )
    for (const item of page.items) rows.push(item)
    continuation = page.continuation ?? undefined
  } while (continuation)
  return { rows, edits: 0 }
}

export function useLedger(region: string) {
  return useQuery({
    queryKey: keyOf(region),
    queryFn: ({ signal }) => load(region, signal),
    staleTime: 60_000,
    // Comparing ten thousand rows with those before costs more than drawing the forty that are seen.
    structuralSharing: false,
  })
}

export function rowNow(queries: QueryClient, region: string, id: string): Row | undefined {
  return queries.getQueryData<Ledger>(keyOf(region))?.rows.find((row) => row.id === id)
}

export type Answered = Schemas['ProjectAnswer']

/** Puts what the server answered about a project into its row, and makes every other number be asked for again. */
export function useRowChanged(region: string) {
  const queries = useQueryClient()
  return (answered: Answered) => {
    queries.setQueryData<Ledger>(keyOf(region), (was) => {
      if (!was) return was
      const at = was.rows.findIndex((row) => row.id === answered.id)
      if (at >= 0) was.rows[at] = summaryOf(answered)
      return { rows: was.rows, edits: was.edits + 1 }
    })
    void queries.invalidateQueries({
      queryKey: ['region', region],
      predicate: ({ queryKey }) => queryKey[2] !== 'ledger',
    })
  }
}

// What only the page of a project shows would keep its whole history in the ledger's memory.
const ofPage = [
  'fields',
  'facts',
  'assignments',
  'notes',
  'nextSteps',
  'problems',
  'collidesWith',
  'evidenceFiles',
  'history',
]

function summaryOf(answered: Answered): Row {
  return Object.fromEntries(Object.entries(answered).filter(([name]) => !ofPage.includes(name))) as unknown as Row
}

/** Asks for the whole list again: new projects, or changes that others made. */
export function useReload(region: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['region', region] })
}
