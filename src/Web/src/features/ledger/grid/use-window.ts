import { useCallback, useLayoutEffect, useState } from 'react'
import { isSame, type Laid, type Window, windowOf } from './layout'

/** What part of the grid is drawn; follows the scroller and its size. */
export function useWindow(scroller: HTMLElement | null, laid: readonly Laid[], rows: number): Window {
  const [seen, see] = useState<Window>({ top: 0, bottom: 40, left: 1, right: 12 })
  const look = useCallback(() => {
    if (!scroller) return
    const next = windowOf(scroller, laid, rows)
    see((was) => (isSame(was, next) ? was : next))
  }, [scroller, laid, rows])
  useLayoutEffect(() => {
    if (!scroller) return
    // It also looks once now, before the browser paints.
    const sizes = new ResizeObserver(look)
    sizes.observe(scroller)
    scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      scroller.removeEventListener('scroll', look)
    }
  }, [scroller, look])
  return { ...seen, bottom: Math.min(seen.bottom, rows), right: Math.min(seen.right, laid.length) }
}
