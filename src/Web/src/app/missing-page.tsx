import { Button, Result } from 'antd'
import { useRouteError } from 'react-router'
import { say } from '@/lib/language'

export function MissingPage() {
  return (
    <main className="alone">
      <Result
        status="404"
        title={<h1>{say('没有这个页面', 'There is no such page')}</h1>}
        extra={
          <Button type="primary" href="/app/">
            {say('回到总览', 'To the overview')}
          </Button>
        }
      />
    </main>
  )
}

/** A page that failed while it was drawn, or whose code did not arrive, as after an update. */
export function BrokenPage() {
  const error = useRouteError()
  return (
    <main className="alone">
      <Result
        status="warning"
        title={<h1>{say('页面没有打开', 'The page did not open')}</h1>}
        subTitle={error instanceof Error ? error.message : undefined}
        extra={
          <Button type="primary" onClick={() => location.reload()}>
            {say('重新载入', 'Reload')}
          </Button>
        }
      />
    </main>
  )
}
