import { Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { causeName, levelName, recognitionName } from '@/lib/fact-words'
import { exactMoney } from '@/lib/amount'
import { day, moment } from '@/lib/format'
import { say } from '@/lib/language'
import { correctQuery, withdrawQuery, withOverlay } from '@/lib/paths'
import type { FactAnswer, Project } from '@/lib/project'
import { useRightsHere } from '@/lib/region'
import { factName } from '@/lib/words'
import { FactDecision } from './fact-decision'
import { FactEvidence } from './fact-evidence'
import { isOver, type Placed } from './standing'

/** One fact: what it says, who says so, what shows it, and whether it counts. */
export function FactEntry({ project, placed }: { project: Project; placed: Placed }) {
  const { fact, standing } = placed
  const rights = useRightsHere()
  const [query] = useSearchParams()
  const over = isOver(placed)
  const name = factName(fact.milestone)
  return (
    <li id={`fact-${fact.id}`} className={`fact fact-${fact.state} fact-${fact.milestone} ${over ? 'is-over' : ''}`}>
      <div className="fact-head">
        <time className="fact-day">
          {day(fact.on)}
          {fact.approximate && <span className="soft">{say('（仅知月份）', ' (month only)')}</span>}
        </time>
        <strong className="fact-kind">
          {fact.withdraws ? say(`撤回：${name}`, `Taken back: ${name}`) : name}
          {fact.partial && say('（部分）', ' (partial)')}
        </strong>
        <State placed={placed} />
        {rights.reports && standing === 'stands' && !fact.withdraws && (
          <span className="fact-acts no-print">
            <Link
              to={{ search: withOverlay(query, correctQuery(project.id, fact.id)) }}
              preventScrollReset
              aria-label={say(`更正 ${name} ${fact.on}`, `Correct ${name} ${fact.on}`)}
            >
              {say('更正', 'Correct')}
            </Link>
            <Link
              to={{ search: withOverlay(query, withdrawQuery(project.id, fact.id)) }}
              preventScrollReset
              aria-label={say(`撤回 ${name} ${fact.on}`, `Take back ${name} ${fact.on}`)}
            >
              {say('撤回', 'Take back')}
            </Link>
          </span>
        )}
      </div>
      <Said fact={fact} />
      <Placement placed={placed} />
      <Who fact={fact} />
      <div className="fact-tools">
        <FactEvidence project={project} fact={fact} mayAdd={rights.reports && !over && !fact.withdraws} />
        {rights.decides && !over && <FactDecision project={project} fact={fact} />}
      </div>
    </li>
  )
}

function State({ placed: { fact, standing } }: { placed: Placed }) {
  if (standing === 'replaced') return <Tag>{say('已被更正', 'Corrected')}</Tag>
  if (standing === 'withdrawn') return <Tag>{say('已撤回', 'Taken back')}</Tag>
  const colour = { draft: 'warning', submitted: 'processing', recognised: 'success', rejected: 'error' }[fact.state]
  return (
    <>
      <Tag color={colour}>{recognitionName(fact.state)}</Tag>
      {standing === 'contested' && <Tag color="processing">{say('更正待认定', 'Correction waiting')}</Tag>}
    </>
  )
}

/** Amount, terms, cause and note. */
function Said({ fact }: { fact: FactAnswer }) {
  const terms = [
    fact.amount != null && exactMoney(fact.amount),
    fact.totalInvestment != null &&
      say(`总投资 ${exactMoney(fact.totalInvestment)}`, `Total investment ${exactMoney(fact.totalInvestment)}`),
    fact.contractedCapital != null &&
      say(
        `合同引资额 ${exactMoney(fact.contractedCapital)}`,
        `Contracted capital ${exactMoney(fact.contractedCapital)}`,
      ),
  ].filter((term) => term !== false)
  return (
    <>
      {terms.length > 0 && <p className="fact-terms">{terms.join(say('；', '; '))}</p>}
      {fact.cause && (
        <p>
          {causeName(fact.milestone)}
          {say('：', ': ')}
          {fact.cause}
        </p>
      )}
      {fact.note && <p className="fact-note">{fact.note}</p>}
      {fact.rejection && (
        <p className="down">
          {say('不予认定原因：', 'Rejected: ')}
          {fact.rejection}
        </p>
      )}
    </>
  )
}

/** Which fact it takes the place of, or which one took its place. */
function Placement({ placed: { fact, by } }: { placed: Placed }) {
  const [query] = useSearchParams()
  const link = (id: string, text: string) => (
    <Link to={{ search: query.size ? `?${query}` : '', hash: `#fact-${id}` }} preventScrollReset>
      {text}
    </Link>
  )
  return (
    <>
      {fact.replaces && (
        <p>
          {link(fact.replaces, fact.withdraws ? say('撤回原记录', 'Takes back') : say('替换原记录', 'Replaces'))}
          {fact.why && say(`，原因：${fact.why}`, `, because: ${fact.why}`)}
        </p>
      )}
      {by && (
        <p>
          {link(by.id, say('查看更正', 'See the correction'))}
          {by.why && say(`，原因：${by.why}`, `, because: ${by.why}`)}
        </p>
      )}
    </>
  )
}

/** Who recorded it and who recognised it, at which level. */
function Who({ fact }: { fact: FactAnswer }) {
  const level = fact.decidedLevel ? levelName(fact.decidedLevel) : ''
  const isDecided = fact.decidedBy !== null && fact.decidedBy !== undefined
  return (
    <p className="fact-who">
      {say('记录', 'Recorded')} {fact.recordedBy} {moment(fact.recordedAt)}
      {isDecided && (
        <>
          {' · '}
          {fact.state === 'rejected' ? say('不予认定', 'Rejected') : say('认定', 'Recognised')} {level}
          {fact.selfRecognised && <em className="self">{say('（自认定）', ' (self-recognised)')}</em>} {fact.decidedBy}{' '}
          {moment(fact.decidedAt)}
        </>
      )}
      {fact.source && ` · ${say('来源', 'From')} ${fact.source}`}
    </p>
  )
}
