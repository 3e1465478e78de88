import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Column } from './columns'
import { readView, type View, writeView } from './view'

const pause = 250

/**
 * The view that the address tells. A change shows at once and is written into the address a moment later, so that
 * typing into the search box does not go through the router letter by letter.
 */
export function useView(columns: readonly Column[]): [View, (view: View) => void] {
  const { pathname, search } = useLocation()
  const go = useNavigate()
  const told = useMemo(() => readView(new URLSearchParams(search), columns), [search, columns])
  const [ahead, setAhead] = useState<{ view: View; over: string } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const show = (view: View) => {
    setAhead({ view, over: search })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const written = writeView(view, new URLSearchParams(location.search), columns)
      void go({ pathname, search: written ? `?${written}` : '' }, { replace: true, preventScrollReset: true })
    }, pause)
  }
  // Once the address has moved on, it tells.
  return [ahead && ahead.over === search ? ahead.view : told, show]
}
