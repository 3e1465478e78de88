import { Progress } from 'antd'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { Panel } from '@/ui/panel'
import type { ImportAnswer } from './get-import'
import { phaseName, stateName } from './words'

/** How far a commit or an undo is. It goes on when the page is closed, and is found again. */
export function Running({ made }: { made: ImportAnswer }) {
  const { phase = 'waiting', done = 0, total = 0 } = made.progress ?? {}
  return (
    <Panel title={stateName(made.state)}>
      <div role="status" className="running">
        <Progress
          percent={total ? Math.floor((done / total) * 100) : 0}
          status="active"
          aria-label={stateName(made.state)}
        />
        <span>
          {phaseName(phase)}
          {total > 0 && say(`：${count(done)}/${count(total)} 行`, `: ${count(done)} of ${count(total)} rows`)}
        </span>
        <span className="soft">{say('可以离开本页，随时回来查看。', 'You may leave this page and come back.')}</span>
      </div>
    </Panel>
  )
}
