import { useEffect, useState } from 'react'

interface Keyed {
  ids: string[]
  chosen: ReadonlySet<string>
  choose: (chosen: ReadonlySet<string>) => void
  enabled: boolean
  /** Brings a row into sight. */
  show: (index: number) => void
}

/** Moving and choosing without a mouse. Fields, buttons and dialogs keep their keys. */
export function useListKeys({ ids, chosen, choose, enabled, show }: Keyed): number {
  const [cursor, move] = useState(-1)
  useEffect(() => {
    if (!enabled) return
    const go = (by: number) => {
      const next = Math.max(0, Math.min(ids.length - 1, cursor + by))
      move(next)
      show(next)
    }
    const toggle = () => {
      const id = ids[cursor]
      if (!id) return
      const next = new Set(chosen)
      if (!next.delete(id)) next.add(id)
      choose(next)
    }
    const acts: Record<string, () => void> = {
      j: () => go(1),
      ArrowDown: () => go(1),
      k: () => go(-1),
      ArrowUp: () => go(-1),
      ' ': toggle,
      a: () => choose(new Set(chosen.size === ids.length ? [] : ids)),
      Escape: () => choose(new Set()),
    }
    const listen = (event: KeyboardEvent) => {
      const act = acts[event.key]
      if (!act || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  })
  return cursor
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || document.querySelector('[role="dialog"]')) return true
  if (target.closest('textarea, select, [role="combobox"], [role="listbox"], [contenteditable]')) return true
  if (target instanceof HTMLInputElement && target.type !== 'checkbox') return true
  return key === ' ' && !!target.closest('button, a, input')
}
