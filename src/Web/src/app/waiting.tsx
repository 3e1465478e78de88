import { Skeleton } from 'antd'
import { say } from '@/lib/language'

/** Before the first answer of the server, and while the code of a page arrives. */
export function Waiting() {
  return (
    <div className="waiting" role="status" aria-label={say('正在载入', 'Loading')}>
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  )
}
