import type { ReactNode } from 'react'
import './filter-chip.css'

interface FilterChipProps {
  isChosen: boolean
  onChoose: () => void
  children: ReactNode
}

/** A filter with the number of what it leaves. */
export function FilterChip({ isChosen, onChoose, children }: FilterChipProps) {
  return (
    <button type="button" className="filter-chip" aria-pressed={isChosen} onClick={onChoose}>
      {children}
    </button>
  )
}
