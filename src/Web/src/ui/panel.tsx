import { type ReactNode, useId } from 'react'

interface PanelProps {
  title?: ReactNode
  extra?: ReactNode
  children: ReactNode
  className?: string
}

/** A part of a page, with a heading of its own. */
export function Panel({ title, extra, children, className }: PanelProps) {
  const id = useId()
  return (
    <section className={`panel ${className ?? ''}`} aria-labelledby={title ? id : undefined}>
      {(title || extra) && (
        <header className="panel-head">
          {title && <h2 id={id}>{title}</h2>}
          {extra && <div className="panel-extra">{extra}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
