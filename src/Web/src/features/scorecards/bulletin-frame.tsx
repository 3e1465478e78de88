import { Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Refused, Unreached } from '@/lib/api'
import { languageNow, say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { Failed } from '@/ui/state'
import { BulletinPaper } from './bulletin-paper'

interface BulletinProps {
  /** Where the server has it: the frozen bytes, or a preview. */
  src: string
  title: string
}

/**
 * A bulletin as the server drew it, byte for byte, in a frame that runs no script. The frame is as high as what is in
 * it, so that only the page scrolls.
 */
export function BulletinFrame({ src, title }: BulletinProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [shown, show] = useState<string | null>(null)
  const [refused, refuse] = useState<Error | null>(null)
  const [height, setHeight] = useState(600)
  const [paper, setPaper] = useState<Document | null>(null)
  useEffect(() => {
    const content = shown === src ? frame.current?.contentDocument : null
    if (!content?.body) return
    const measure = () => setHeight(content.body.scrollHeight)
    const observer = new ResizeObserver(measure)
    observer.observe(content.body)
    return () => observer.disconnect()
  }, [shown, src])
  const arrived = async () => {
    const content = frame.current?.contentDocument
    const isBulletin = content?.contentType === 'text/html' && content.body.childElementCount > 0
    if (isBulletin) direct(content)
    setPaper(isBulletin ? content : null)
    refuse(isBulletin ? null : await refusalAt(src))
    show(src)
  }
  return (
    <div className="bulletin">
      {shown !== src && <Skeleton active className="loading bulletin-waiting" paragraph={{ rows: 12 }} title={false} />}
      {refused && shown === src && <Failed error={refused} />}
      <iframe
        key={src}
        ref={frame}
        className={refused || shown !== src ? 'bulletin-frame bulletin-hidden' : 'bulletin-frame'}
        src={src}
        title={title}
        style={{ height }}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
        onLoad={() => void arrived()}
      />
      {paper && shown === src && <BulletinPaper content={paper} />}
    </div>
  )
}

/** A project opens in the dashboard; the list behind a number, which is frozen too, opens beside it. */
function direct(content: Document) {
  for (const link of content.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const project = /^\/app\/([^/]+)\/projects\/([^/]+)$/.exec(new URL(link.href).pathname)
    link.target = project ? '_top' : '_blank'
    if (project) link.href = `/app${paths.project(decodeURIComponent(project[1]!), project[2]!)}`
    else link.rel = 'noopener'
  }
}

/** What the server says in place of a bulletin: a refusal cannot be framed, so it is asked for once more. */
async function refusalAt(src: string): Promise<Error> {
  const response = await fetch(src, { headers: { 'Accept-Language': languageNow() } }).catch(() => null)
  if (!response) return new Unreached()
  const problem = (await response.json().catch(() => ({}))) as Record<string, string>
  if (response.ok || !problem['title'])
    return new Error(say('通报没有取到，请重新载入本页。', 'The bulletin did not arrive; reload this page.'))
  return new Refused(response.status, problem['type'] ?? '', problem['title'], problem['detail'] ?? '', {}, problem)
}
