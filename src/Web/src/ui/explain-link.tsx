import type { ReactNode } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import { type Explained, explainQuery, withOverlay } from '@/lib/paths'

/** A number that opens what it is made of. Every number that is shown anywhere is one. */
export function ExplainLink({ of, children, className }: { of: Explained; children: ReactNode; className?: string }) {
  const [query] = useSearchParams()
  const { pathname } = useLocation()
  return (
    <Link
      className={`number ${className ?? ''}`}
      to={{ pathname, search: withOverlay(query, explainQuery(of)) }}
      preventScrollReset
    >
      {children}
    </Link>
  )
}
