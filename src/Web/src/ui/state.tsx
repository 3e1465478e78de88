import { Alert, Button, Empty, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Refused } from '@/lib/api'
import { say } from '@/lib/language'

/** Nothing there yet: says what to do, and offers it. */
export function Nothing({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <Empty className="nothing" image={Empty.PRESENTED_IMAGE_SIMPLE} description={children}>
      {action}
    </Empty>
  )
}

/** What went wrong, and trying again. */
export function Failed({ error, again }: { error: Error; again?: () => void }) {
  return (
    <Alert
      type="error"
      showIcon
      className="failed"
      title={error instanceof Refused ? error.title : say('没有取到', 'This could not be loaded')}
      description={error.message}
      action={again && <Button onClick={again}>{say('重试', 'Try again')}</Button>}
    />
  )
}

interface Asked<T> {
  data: T | undefined
  error: Error | null
  refetch: () => unknown
}

/** A skeleton while a query runs, its failure with a way out, or what it answered. */
export function Loaded<T>({
  query,
  rows = 6,
  children,
}: {
  query: Asked<T>
  rows?: number
  children: (data: T) => ReactNode
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <Failed error={query.error} again={() => void query.refetch()} />
  return (
    <Skeleton active paragraph={{ rows }} title={false} className="loading" aria-label={say('正在载入', 'Loading')} />
  )
}
