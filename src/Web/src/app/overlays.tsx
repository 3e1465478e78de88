import { lazy, Suspense } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { explainedOf, withOverlay } from '@/lib/paths'
import type { FactKind } from '@/lib/words'

const Explanation = lazy(() => import('@/features/explain/explanation'))
const RecordFact = lazy(() => import('@/features/facts/record-fact'))
const CaptureProject = lazy(() => import('@/features/facts/capture-project'))

/** What lies over a page; its address says what. */
export default function Overlays() {
  const [query] = useSearchParams()
  const { pathname } = useLocation()
  const go = useNavigate()
  // In the place of what lay over the page, so that "back" does not open it again.
  const close = () =>
    void go({ pathname, search: withOverlay(query, null) }, { replace: true, preventScrollReset: true })
  const explained = explainedOf(query)
  const project = query.get('record')
  const kind = query.get('kind') as FactKind | null
  return (
    <Suspense>
      {explained && <Explanation of={explained} onClose={close} />}
      {project && <RecordFact project={project} {...(kind ? { kind } : {})} onClose={close} />}
      {query.has('capture') && <CaptureProject onClose={close} />}
    </Suspense>
  )
}
