import type { ReactNode } from 'react'
import './chip.css'

export type Tone = 'good' | 'wait' | 'run' | 'bad'

/** A state in a word, with a colour that only underlines it. */
export function Mark({ tone, children }: { tone?: Tone | undefined; children: ReactNode }) {
  return <span className={`mark ${tone ? `mark-${tone}` : ''}`}>{children}</span>
}
