import { PlusOutlined } from '@ant-design/icons'
import { Link, useSearchParams } from 'react-router'
import { fieldName } from '@/lib/field-words'
import { exactMoney } from '@/lib/amount'
import { day } from '@/lib/format'
import { say } from '@/lib/language'
import { recordQuery, withOverlay } from '@/lib/paths'
import type { Project } from '@/lib/project'
import { recognitionName } from '@/lib/fact-words'
import { useRightsHere } from '@/lib/region'
import { factName, type FactKind } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { Nothing } from '@/ui/state'
import { type Placed, placedFacts } from './standing'

/** The terms of the contract, what came in, and what was added. */
export function MoneyPanel({ project }: { project: Project }) {
  const rights = useRightsHere()
  const [query] = useSearchParams()
  const standing = placedFacts(project.facts).filter(
    ({ standing, fact }) => standing !== 'replaced' && standing !== 'withdrawn' && !fact.withdraws,
  )
  const entries = standing.filter(({ fact }) => fact.milestone === 'paidIn')
  const increases = standing.filter(({ fact }) => fact.milestone === 'capitalIncreased')
  const record = (kind: FactKind) => (
    <Link className="no-print" to={{ search: withOverlay(query, recordQuery(project.id, kind)) }} preventScrollReset>
      <PlusOutlined /> {factName(kind)}
    </Link>
  )
  return (
    <div id="money" className="anchor">
      <Panel
        title={say('资金', 'Money')}
        extra={
          rights.reports && (
            <span className="money-add">
              {record('paidIn')}
              {project.milestones.signed && record('capitalIncreased')}
            </span>
          )
        }
      >
        <Share project={project} />
        {entries.length === 0 && increases.length === 0 ? (
          <Nothing>
            {say(
              '还没有到位资金。每到一笔记一笔，累计由系统相加。',
              'Nothing paid in yet. Record each payment; they are added up exactly.',
            )}
          </Nothing>
        ) : (
          <div className="money-tables">
            <Entries name={say('到位明细', 'Payments')} entries={entries} />
            {increases.length > 0 && <Entries name={say('增资', 'Increases')} entries={increases} />}
          </div>
        )}
      </Panel>
    </div>
  )
}

/** Paid in beside what was agreed. The bar is for the eye only; the amounts are the server's. */
function Share({ project }: { project: Project }) {
  const agreed = project.contractedCapital || project.totalInvestment
  const filled = agreed ? Math.min((project.paidIn / agreed) * 100, 100) : 0
  const isAbove = project.warnings.some((warning) => warning.kind === 'paidAboveContract')
  return (
    <div className="money-share">
      <dl className="pairs">
        <Term name={fieldName('totalInvestment')} value={exactMoney(project.totalInvestment)} />
        <Term name={fieldName('contractedCapital')} value={exactMoney(project.contractedCapital)} />
        <Term name={say('累计到位（已认定）', 'Paid in (recognised)')} value={exactMoney(project.paidIn)} />
      </dl>
      {agreed != null && agreed > 0 && (
        <svg className="money-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect className="rate-track" width="100" height="6" />
          <rect className="rate-fill" width={filled} height="6" />
        </svg>
      )}
      {isAbove && (
        <p className="down">{say('累计到位超过合同引资额，请核对。', 'More was paid in than agreed; check it.')}</p>
      )}
    </div>
  )
}

function Term({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Entries({ name, entries }: { name: string; entries: Placed[] }) {
  const [query] = useSearchParams()
  return (
    <table className="money-entries">
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">{say('日期', 'Date')}</th>
          <th scope="col" className="right">
            {say('金额', 'Amount')}
          </th>
          <th scope="col">{say('认定', 'Recognition')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ fact }) => (
          <tr key={fact.id}>
            <td>
              <Link to={{ search: query.size ? `?${query}` : '', hash: `#fact-${fact.id}` }} preventScrollReset>
                {day(fact.on)}
              </Link>
            </td>
            <td className="right">{exactMoney(fact.amount)}</td>
            <td className={fact.state === 'recognised' ? 'soft' : fact.state === 'rejected' ? 'down' : ''}>
              {recognitionName(fact.state)}
              {fact.state !== 'recognised' && say('，不计入', ', not counted')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
