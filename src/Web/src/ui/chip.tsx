import type { ReactNode } from 'react'
import './chip.css'

interface ChipProps {
  isChosen: boolean
  onChoose: () => void
  children: ReactNode
}

/** A filter with the number of what it leaves. */
export function Chip({ isChosen, onChoose, children }: ChipProps) {
  return (
    <button type="button" className="chip" aria-pressed={isChosen} onClick={onChoose}>
      {children}
    </button>
  )
}
