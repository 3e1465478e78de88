import { type ReactNode, useEffect } from 'react'
import { say } from '@/lib/language'
import { Printed } from './printed'

interface PageProps {
  title: string
  /** Beside the title: what the page is about today. */
  about?: ReactNode
  /** At the right: what one does here. */
  actions?: ReactNode
  children: ReactNode
}

/** The frame of every page: its only h1, its actions, its title in the browser. */
export function Page({ title, about, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · ${say('Leads 招商台账', 'Leads')}`
  }, [title])
  return (
    <section className="page" aria-labelledby="page-title">
      <header className="page-head">
        <div className="page-title">
          <h1 id="page-title">{title}</h1>
          {about && <div className="page-about">{about}</div>}
        </div>
        {actions && <div className="page-actions no-print">{actions}</div>}
        <Printed />
      </header>
      {children}
    </section>
  )
}
