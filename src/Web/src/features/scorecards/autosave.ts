import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, Refused } from '@/lib/api'
import { useRegion } from '@/lib/region'
import { type Versioned, versioned } from '@/lib/versioned'
import { type Draft, type DraftWords, useSaveDraft } from './get-draft'

type State = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed'

const patience = 800
const stale = 412

/**
 * Saves what was written once the writer pauses: one save at a time, each on the version that the one before left. When
 * somebody else was faster nothing is saved until the writer has chosen.
 */
export function useAutosave(week: string, read: Versioned<Draft>, onSaved: (isSaved: boolean) => void) {
  const region = useRegion()
  const queries = useQueryClient()
  const save = useSaveDraft(week)
  const [state, setState] = useState<State>('saved')
  const [theirs, setTheirs] = useState<Versioned<Draft> | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const tag = useRef(read.tag)
  const next = useRef<DraftWords | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const isBusy = useRef(false)

  // What came in while nothing was being written is the version to go on from.
  useEffect(() => {
    if (state === 'saved' && !isBusy.current) tag.current = read.tag
  }, [read.tag, state])
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => onSaved(state === 'saved'), [state, onSaved])

  const fetchTheirs = () =>
    versioned(api.GET('/api/regions/{region}/scorecards/{week}/draft', { params: { path: { region, week } } }))

  const flush = async () => {
    if (isBusy.current || !next.current) return
    const words = next.current
    isBusy.current = true
    setState('saving')
    try {
      tag.current = (await save.mutateAsync({ words, tag: tag.current })).tag
      if (next.current === words) next.current = null
      setError(null)
      setState(next.current ? 'waiting' : 'saved')
    } catch (reason) {
      if (reason instanceof Refused && reason.status === stale) {
        setTheirs(await fetchTheirs().catch(() => null))
        setState('conflict')
      } else {
        setError(reason as Error)
        setState('failed')
      }
      return
    } finally {
      isBusy.current = false
    }
    if (next.current) void flush()
  }

  return {
    state,
    theirs,
    error,
    fields: error instanceof Refused ? error.fields : {},
    changed(words: DraftWords) {
      next.current = words
      if (state === 'conflict') return
      if (!isBusy.current) setState('waiting')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), patience)
    },
    again: () => void flush(),
    keepMine() {
      if (theirs) tag.current = theirs.tag
      void flush()
    },
    async takeTheirs(): Promise<Draft> {
      const now = theirs ?? (await fetchTheirs())
      next.current = null
      tag.current = now.tag
      queries.setQueryData(['region', region, 'scorecards', week, 'draft'], now)
      setState('saved')
      return now.value
    },
  }
}
