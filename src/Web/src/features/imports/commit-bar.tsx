import { useIsMutating } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { Failed } from '@/ui/state'
import type { Fixes } from './fixes'
import type { ImportAnswer } from './get-import'
import { useJob } from './run-job'

/** The last step, always in sight. What was typed and not sent yet is sent first. */
export function CommitBar({ made, fixes }: { made: ImportAnswer; fixes: Fixes }) {
  const { modal } = App.useApp()
  const commit = useJob('commit', made.id)
  const isDeciding = useIsMutating({ mutationKey: ['imports', made.id, 'rows'] }) > 0
  const error = commit.error ?? fixes.error
  const ask = (held: number) =>
    void modal.confirm({
      title: say(`还有 ${count(held)} 行没有处理`, `${count(held)} rows are still held back`),
      content: say(
        '这些行本次不导入，其余的照常写入。以后在台账里改好再导入一次即可。',
        'They stay out; everything else goes in. Correct them in the ledger and import it again.',
      ),
      okText: say('先导入其余的', 'Import the others'),
      cancelText: say('回去处理', 'Go back'),
      onOk: () => commit.mutate(),
    })
  const run = async () => {
    const now = await fixes.settle()
    if (!now) return
    if (now.heldBack.length > 0) ask(now.heldBack.length)
    else commit.mutate()
  }
  return (
    <div className="commit-bar no-print">
      {error && <Failed error={error} />}
      <div className="commit-line">
        <span>{wordsOf(made, fixes.typed)}</span>
        <Button type="primary" size="large" loading={commit.isPending} disabled={isDeciding} onClick={() => void run()}>
          {say('提交导入', 'Commit the import')}
        </Button>
      </div>
    </div>
  )
}

function wordsOf({ created, updated, heldBack: { length: held } }: ImportAnswer, typed: number): string {
  return say(
    `提交后：新增 ${count(created)} 个项目，更新 ${count(updated)} 个` +
      (held > 0 ? `；${count(held)} 行暂不导入` : '') +
      (typed > 0 ? `；填好的 ${count(typed)} 处先核对` : ''),
    `On commit: projects new: ${count(created)}, updated: ${count(updated)}` +
      (held > 0 ? `; rows left out: ${count(held)}` : '') +
      (typed > 0 ? `; changes checked first: ${count(typed)}` : ''),
  )
}
