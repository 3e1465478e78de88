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
      correct.mutate(
        { fact: fact.id, request: { why, withdraw: true } },
        {
          onSuccess: (after) => notification.success({ title: undone(after, name) }),
          onError: (error) => notification.error({ title: say('没有撤销', 'Not undone'), description: error.message }),
        },
      )
    }
    notification.success({
      key,
      title: `${name} · ${fact.on}`,
      description:
        fact.state === 'recognised'
          ? say('已记录，即时计入各项统计。', 'Recorded; it counts from now on.')
          : say('已提交，待招商局认定后计入。', 'Submitted; it counts once the bureau has recognised it.'),
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

function undone(after: Project, name: string): string {
  return after.facts.at(-1)?.state === 'recognised'
    ? say(`已撤销：${name}`, `Undone: ${name}`)
    : say(`撤销已提交，待认定：${name}`, `The withdrawal waits for recognition: ${name}`)
}
