import type { ReactNode } from 'react'
import './chip.css'

export type ChipTone = 'plain' | 'good' | 'busy' | 'bad' | 'odd'

/** A state in a word: legible in light and dark, where the colour only helps. */
export function Chip({ tone = 'plain', children }: { tone?: ChipTone; children: ReactNode }) {
  return <span className={`chip chip-${tone}`}>{children}</span>
}
