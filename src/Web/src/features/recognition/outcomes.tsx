import { Alert } from 'antd'
import { Link } from 'react-router'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { factName } from '@/lib/words'
import type { Outcome } from './decide'
import type { WaitingFact } from './get-waiting'

export interface Told {
  outcome: Outcome
  /** What was decided on, for the names; none of a whole import. */
  facts: WaitingFact[]
  isRejection: boolean
}

/** What became of a decision; what was refused, and why. */
export function Outcomes({ told: { outcome, facts, isRejection }, onClose }: { told: Told; onClose: () => void }) {
  const { decided, unchanged, notDecided } = outcome
  const done = isRejection
    ? say(`已不予认定 ${count(decided)} 项`, `${count(decided)} were rejected`)
    : say(`已认定 ${count(decided)} 项`, `${count(decided)} were recognised`)
  const same = unchanged > 0 ? say(`，${count(unchanged)} 项原已如此`, `; ${count(unchanged)} were so already`) : ''
  const refused = notDecided > 0 ? say(`，${count(notDecided)} 项没有办成`, `; ${count(notDecided)} could not be`) : ''
  return (
    <Alert
      className="outcomes"
      role="status"
      type={notDecided > 0 ? 'warning' : 'success'}
      showIcon
      closable={{ onClose, 'aria-label': say('关闭', 'Close') }}
      title={done + same + refused}
      description={notDecided > 0 && <RefusedFacts outcome={outcome} facts={facts} />}
    />
  )
}

function RefusedFacts({ outcome, facts }: Pick<Told, 'outcome' | 'facts'>) {
  const region = useRegion()
  const known = new Map(facts.map((one) => [one.fact.id, one]))
  return (
    <ul className="refused">
      {outcome.refused.map(({ project, fact, message }) => {
        const one = known.get(fact)
        return (
          <li key={fact}>
            <Link to={paths.project(region, project)}>{one?.name ?? say('查看项目', 'See the project')}</Link>
            {one && ` ${factName(one.fact.milestone)}`}
            {say('：', ': ')}
            {message}
          </li>
        )
      })}
    </ul>
  )
}
