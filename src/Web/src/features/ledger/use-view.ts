import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
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
  const [ahead, setAhead] = useState<View | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const show = useCallback(
    (view: View) => {
      setAhead(view)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        const written = writeView(view, new URLSearchParams(location.search), columns)
        const to = { pathname, search: written ? `?${written}` : '' }
        void go(to, { replace: true, preventScrollReset: true, flushSync: true })
        setAhead(null)
      }, pause)
    },
    [columns, go, pathname],
  )
  return [ahead ?? told, show]
}
