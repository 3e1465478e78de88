import { useIsMutating } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { Failed } from '@/ui/state'
import type { ImportAnswer } from './get-import'
import { useJob } from './run-job'

/** The last step, always in sight. */
export function CommitBar({ made }: { made: ImportAnswer }) {
  const { modal } = App.useApp()
  const commit = useJob('commit', made.id)
  const isDeciding = useIsMutating({ mutationKey: ['imports', made.id, 'rows'] }) > 0
  const held = made.heldBack.length
  const run = () =>
    held === 0
      ? commit.mutate()
      : void modal.confirm({
          title: say(`还有 ${count(held)} 行没有处理`, `${count(held)} rows are still held back`),
          content: say(
            '这些行本次不导入，其余的照常写入。以后在台账里改好再导入一次即可。',
            'They stay out; everything else goes in. Correct them in the ledger and import it again.',
          ),
          okText: say('先导入其余的', 'Import the others'),
          cancelText: say('回去处理', 'Go back'),
          onOk: () => commit.mutate(),
        })
  return (
    <div className="commit-bar no-print">
      {commit.error && <Failed error={commit.error} />}
      <div className="commit-line">
        <span>
          {say(
            `提交后：新增 ${count(made.created)} 个项目，更新 ${count(made.updated)} 个` +
              (held > 0 ? `；${count(held)} 行暂不导入` : ''),
            `On commit: projects new: ${count(made.created)}, updated: ${count(made.updated)}` +
              (held > 0 ? `; rows left out: ${count(held)}` : ''),
          )}
        </span>
        <Button type="primary" size="large" loading={commit.isPending} disabled={isDeciding} onClick={run}>
          {say('提交导入', 'Commit the import')}
        </Button>
      </div>
    </div>
  )
}
