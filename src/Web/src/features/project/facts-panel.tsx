import { Segmented } from 'antd'
import { useLocation } from 'react-router'
import { useAddress } from '@/lib/address'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { Panel } from '@/ui/panel'
import { Nothing } from '@/ui/state'
import { FactEntry } from './fact-entry'
import { isOver, type Placed, placedFacts } from './standing'

const shows: Record<string, (placed: Placed) => boolean> = {
  all: () => true,
  progress: ({ fact }) => fact.milestone !== 'paidIn' && fact.milestone !== 'capitalIncreased',
  money: ({ fact }) => fact.milestone === 'paidIn' || fact.milestone === 'capitalIncreased',
  waiting: ({ fact }) => fact.state === 'submitted' || fact.state === 'draft',
}

interface FactsProps {
  project: Project
  facts: Placed[]
}

/** What was replaced or taken back, and what took it back. */
const isPast = (placed: Placed) => isOver(placed) || (placed.fact.withdraws && placed.fact.state === 'recognised')

/** Every fact ever recorded on a time line, with its evidence and who recognised it. */
export function FactsPanel({ project }: { project: Project }) {
  const [query, setQuery] = useAddress()
  const asked = query.get('facts') ?? 'all'
  const shown = shows[asked] ? asked : 'all'
  const all = placedFacts(project.facts)
  const facts = all.filter(shows[shown]!)
  const name = (text: string, key: string) => `${text} ${all.filter((one) => shows[key]!(one) && !isPast(one)).length}`
  const choose = (chosen: string) =>
    setQuery((was) => (chosen === 'all' ? was.delete('facts') : was.set('facts', chosen), was), {
      replace: true,
      preventScrollReset: true,
    })
  return (
    <div id="facts" className="anchor">
      <Panel
        title={say('事实时间线', 'Facts')}
        extra={
          <Segmented
            className="no-print"
            size="small"
            aria-label={say('显示哪些事实', 'Which facts')}
            value={shown}
            onChange={choose}
            options={[
              { value: 'all', label: name(say('全部', 'All'), 'all') },
              { value: 'progress', label: name(say('推进', 'Progress'), 'progress') },
              { value: 'money', label: name(say('资金', 'Money'), 'money') },
              { value: 'waiting', label: name(say('待认定', 'Waiting'), 'waiting') },
            ]}
          />
        }
      >
        {facts.length === 0 ? (
          <Nothing>{say('这里没有事实。', 'No such facts.')}</Nothing>
        ) : (
          <>
            <Line project={project} facts={facts.filter((one) => !isPast(one))} />
            <Past project={project} facts={facts.filter(isPast)} />
          </>
        )}
      </Panel>
    </div>
  )
}

function Line({ project, facts }: FactsProps) {
  return (
    <ol className="fact-line">
      {facts.map((one) => (
        <FactEntry key={one.fact.id} project={project} placed={one} />
      ))}
    </ol>
  )
}

/** What counts no more, folded away; a link to one of them opens it. */
function Past({ project, facts }: FactsProps) {
  const { hash } = useLocation()
  if (facts.length === 0) return null
  const count = facts.filter(isOver).length
  return (
    <details className="facts-past" open={facts.some(({ fact }) => hash === `#fact-${fact.id}`)}>
      <summary>{say(`已撤回、已更正 ${count} 条`, `${count} taken back or corrected`)}</summary>
      <Line project={project} facts={facts} />
    </details>
  )
}
