import { Link } from 'react-router'
import { say } from '@/lib/language'
import { Light } from '@/ui/light'
import { Panel } from '@/ui/panel'
import { Nothing } from '@/ui/state'
import type { Decision } from './decision'

const urgency = { red: 0, yellow: 1, green: 2 }

/** Things to decide or do, the most urgent first; each opens where it is done. */
export function DecisionList({ decisions, title }: { decisions: Decision[]; title: string }) {
  const first = decisions.toSorted((a, b) => urgency[a.light] - urgency[b.light])
  return (
    <Panel
      title={title}
      extra={first.length > 0 && <span className="soft">{say(`${first.length} 项`, `${first.length} items`)}</span>}
      className="decisions-panel"
    >
      {first.length === 0 ? (
        <Nothing>
          {say(
            '没有待决事项；新的申报、预警和通报草稿会列在这里。',
            'Nothing to decide. New reports, warnings and drafts will stand here.',
          )}
        </Nothing>
      ) : (
        <ul className="decisions">
          {first.map(({ key, light, text, detail, to }) => (
            <li key={key}>
              <Light light={light} />
              <Link to={to}>
                <span className="decision-text">{text}</span>
                {detail && <span className="decision-detail">{detail}</span>}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
