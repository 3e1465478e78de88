import { useMutation } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { useRegion } from '@/lib/region'
import type { WaitingFact } from './get-waiting'

export type Decision = Omit<Schemas['RecogniseFactsRequest'], 'items' | 'import'>
export type Outcome = Schemas['RecogniseFactsAnswer']

/** Facts that somebody saw, or all that an import recorded. */
export type Decided = { facts: WaitingFact[] } | { import: string }

const most = 1000

/** Decides on many facts. What changed since it was seen is refused by itself and can be looked at again. */
export function useDecide(onDone: (outcome: Outcome) => void) {
  const region = useRegion()
  const post = (body: Schemas['RecogniseFactsRequest']) =>
    answer(api.POST('/api/regions/{region}/recognition', { params: { path: { region } }, body }))
  return useMutation({
    mutationFn: async ({ what, decision }: { what: Decided; decision: Decision }) => {
      if ('import' in what) return post({ ...decision, import: what.import })
      let outcome: Outcome | null = null
      for (let at = 0; at < what.facts.length; at += most) {
        const items = what.facts.slice(at, at + most).map(named)
        outcome = joined(outcome, await post({ ...decision, items }))
      }
      return outcome!
    },
    onSuccess: onDone,
  })
}

function named({ project, fact, etag }: WaitingFact): Schemas['NamedFact'] {
  return { project, fact: fact.id, etag }
}

function joined(before: Outcome | null, next: Outcome): Outcome {
  return before
    ? {
        decided: before.decided + next.decided,
        unchanged: before.unchanged + next.unchanged,
        notDecided: before.notDecided + next.notDecided,
        done: [...before.done, ...next.done],
        refused: [...before.refused, ...next.refused],
      }
    : next
}
