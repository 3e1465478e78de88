import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 767px)')

/** Whether this is a phone, or a window as narrow as one. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener)
      return () => narrow.removeEventListener('change', listener)
    },
    () => narrow.matches,
  )
}
