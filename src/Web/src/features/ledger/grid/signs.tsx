import { memo } from 'react'

/** Signs of the grid, which draws them by the hundred: bare shapes, without what an icon component does around them. */
const shapes = {
  open: 'M6 3H3v10h10v-3M9 3h4v4M13 3 7 9',
  filter: 'M2 3h12L9.5 8.5V13l-3-1.5v-3z',
  up: 'M4 10l4-5 4 5z',
  down: 'M4 6l4 5 4-5z',
  why: 'M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.6v.6',
} as const

export const Sign = memo(function Sign({ of, isFilled }: { of: keyof typeof shapes; isFilled?: boolean }) {
  return (
    <svg className={isFilled ? 'g-sign g-filled' : 'g-sign'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[of]} />
    </svg>
  )
})
