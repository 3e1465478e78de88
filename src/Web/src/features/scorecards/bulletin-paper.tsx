import { useEffect, useRef } from 'react'
import { nonce } from '@/lib/nonce'

const breaks = new CSSStyleSheet()
breaks.replaceSync('tr { break-inside: avoid } h1, h2, h3 { break-after: avoid }')

/**
 * The bulletin as it is printed: a frame is cut where the sheet ends, so a copy of what is in it stands on the page
 * itself, under its own styles, for the printer only.
 */
export function BulletinPaper({ content }: { content: Document }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const root = place.current!.shadowRoot ?? place.current!.attachShadow({ mode: 'open' })
    const copy = document.importNode(content.documentElement, true)
    for (const style of copy.querySelectorAll('style')) style.nonce = nonce ?? ''
    root.adoptedStyleSheets = [breaks]
    root.replaceChildren(copy)
  }, [content])
  return <div ref={place} className="bulletin-paper" />
}
