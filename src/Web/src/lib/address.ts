import { type SetURLSearchParams, useSearchParams } from 'react-router'

/**
 * The query of the address, and a way to change it. A change starts from the address as it is now: a slow page still
 * draws the one before, and a quick second click would take back the first.
 */
export function useAddress(): [URLSearchParams, SetURLSearchParams] {
  const [query, setQuery] = useSearchParams()
  const change: SetURLSearchParams = (next, options) =>
    setQuery(typeof next === 'function' ? () => next(new URLSearchParams(window.location.search)) : next, options)
  return [query, change]
}
