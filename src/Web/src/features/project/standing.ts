import type { FactAnswer } from '@/lib/project'

export type Standing = 'stands' | 'replaced' | 'withdrawn' | 'contested'

/** Whether a fact still stands, and which one took its place or waits to. */
export interface Placed {
  fact: FactAnswer
  standing: Standing
  by?: FactAnswer
}

/** Whether a recognised correction took its place or took it back. */
export function isOver({ standing }: Placed): boolean {
  return standing === 'replaced' || standing === 'withdrawn'
}

/** Every fact ever recorded, latest first, with what became of it. */
export function placedFacts(facts: FactAnswer[]): Placed[] {
  return facts.map((fact) => placed(fact, facts)).sort(latestFirst)
}

function placed(fact: FactAnswer, all: FactAnswer[]): Placed {
  const after = all.filter((one) => one.replaces === fact.id && one.state !== 'rejected')
  const done = after.find((one) => one.state === 'recognised')
  if (done) return { fact, standing: done.withdraws ? 'withdrawn' : 'replaced', by: done }
  return after[0] ? { fact, standing: 'contested', by: after[0] } : { fact, standing: 'stands' }
}

function latestFirst(a: Placed, b: Placed): number {
  return b.fact.on.localeCompare(a.fact.on) || b.fact.recordedAt.localeCompare(a.fact.recordedAt)
}
