import { App, Button } from 'antd'
import { useNavigate } from 'react-router'
import { say } from '@/lib/language'
import { correctQuery, paths } from '@/lib/paths'
import type { Project } from '@/lib/project'
import { useRegion } from '@/lib/region'
import { factName } from '@/lib/words'
import { useCorrectFact } from './correct-fact-call'

/** Tells that a fact was recorded, whether it counts already, and how it is taken back. */
export function useRecorded(project: string) {
  const { notification } = App.useApp()
  const correct = useCorrectFact(project)
  const region = useRegion()
  const go = useNavigate()
  return function tell(answer: Project) {
    const fact = answer.facts.at(-1)!
    const name = factName(fact.milestone)
    const key = fact.id
    const undo = () => {
      notification.destroy(key)
      const why = say('录入有误，随即撤销', 'Entered by mistake, taken back at once')
      // The form is gone by now, and callbacks of its mutation with it; the promise is not.
      correct.mutateAsync({ fact: fact.id, request: { why, withdraw: true } }).then(
        (after) => notification.success({ title: undone(after, name) }),
        (error: Error) => notification.error({ title: say('没有撤销', 'Not undone'), description: error.message }),
      )
    }
    notification.success({
      key,
      title: `${name} · ${fact.on}`,
      description: said(fact),
      duration: 8,
      actions: (
        <>
          <Button
            size="small"
            onClick={() => {
              notification.destroy(key)
              void go({ pathname: paths.project(region, project), search: correctQuery(project, fact.id) })
            }}
          >
            {say('更正', 'Correct')}
          </Button>{' '}
          {!fact.replaces && (
            <Button size="small" onClick={undo}>
              {say('撤销', 'Undo')}
            </Button>
          )}
        </>
      ),
    })
  }
}

function said({ state, replaces, withdraws }: Project['facts'][number]): string {
  if (state !== 'recognised')
    return say('已提交，待招商局认定后计入。', 'Submitted; it counts once the bureau has recognised it.')
  if (withdraws)
    return say('已撤回，不再计入；原记录留在时间线上。', 'Withdrawn; it counts no more and stays on the time line.')
  return replaces
    ? say('已更正，按更正后的计入。', 'Corrected; it counts as it is now.')
    : say('已记录，即时计入各项统计。', 'Recorded; it counts from now on.')
}

function undone(after: Project, name: string): string {
  return after.facts.at(-1)?.state === 'recognised'
    ? say(`已撤销：${name}`, `Undone: ${name}`)
    : say(`撤销已提交，待认定：${name}`, `The withdrawal waits for recognition: ${name}`)
}
