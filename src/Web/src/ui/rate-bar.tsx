import type { Schemas } from '@/lib/api'
import { money, percent } from '@/lib/format'

/** A rate with a bar under it; the bar is only for the eye, the number is the text. */
export function RateBar({ rate, target }: { rate: Schemas['RateOnWire']; target?: number | null }) {
  // Only sums of money have stand-ins: the sides of the other rates are numbers of projects.
  const side = rate.standIns == null ? String : money
  const filled = Math.min(rate.percent ?? 0, 100)
  return (
    <span className="rate">
      <span className="rate-value">{percent(rate.percent)}</span>
      <span className="rate-of">
        {side(rate.numerator)}/{side(rate.denominator)}
      </span>
      <svg className="rate-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="rate-track" width="100" height="4" />
        <rect className="rate-fill" width={filled} height="4" />
        {target != null && <rect className="rate-target" x={Math.min(target, 100) - 0.5} width="1" height="4" />}
      </svg>
    </span>
  )
}
