import type { Explained } from '@/lib/paths'
import { say } from '@/lib/language'
import { useChains, useUnits } from '@/lib/region'

/** Whose number it is: a chain, a unit, a sector, a size; nothing for the total. */
export function GroupName({ of: { by, key } }: { of: Explained }) {
  const chains = useChains().data?.items
  const units = useUnits().data?.items
  if (by === 'total') return null
  const known = by === 'chain' ? chains : by === 'unit' ? units : undefined
  const name = key === '' ? say('未填', 'Not given') : (known?.find((one) => one.key === key)?.name ?? key)
  return <span className="explain-group">{name}</span>
}
