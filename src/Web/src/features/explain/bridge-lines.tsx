import { Link } from 'react-router'
import { count, money } from '@/lib/format'
import { say } from '@/lib/language'
import { type Explained, paths } from '@/lib/paths'
import type { RatesAnswer } from '@/lib/rates'
import { useRegion, useRightsHere } from '@/lib/region'
import { type Bridge, type BridgeLine, type Headline, useRunningWeek } from '@/lib/scorecard'

interface BridgeProps {
  of: Explained
  answered: RatesAnswer
  headline: Headline | undefined
}

/** The scorecard's own bridge: last issue + this week + reported late + corrections = now. Only of the whole year. */
export function BridgeLines({ of, answered, headline }: BridgeProps) {
  const { whole } = useRightsHere()
  const isOfYear = of.by === 'total' && Object.keys(of.more ?? {}).length === 0
  const card = useRunningWeek(answered, whole && isOfYear && headline !== undefined).data
  const bridge = card?.headlines.find(({ kind }) => kind === headline)?.bridge
  if (!card?.before || !bridge) return null
  const write = headline === 'signedAmount' || headline === 'paidIn' ? money : count
  return (
    <section className="explain-moves">
      <h3>
        {say('与上期通报的衔接', 'Bridge from the issue before')} <IssueLink week={card.before} />
      </h3>
      <BridgeSum bridge={bridge} write={write} />
      <Lines name={say('补报', 'Reported late')} lines={bridge.lateLines} write={write} />
      <Lines name={say('更正', 'Corrections')} lines={bridge.correctionLines} write={write} />
    </section>
  )
}

function IssueLink({ week }: { week: string }) {
  const region = useRegion()
  return <Link to={paths.scorecard(region, week)}>{week}</Link>
}

type Write = (value: number) => string

function BridgeSum({ bridge, write }: { bridge: Bridge; write: Write }) {
  const parts = [
    [say('上期', 'Last issue'), bridge.last],
    [say('本周', 'This week'), bridge.thisWeek],
    [say('补报', 'Late'), bridge.late],
    [say('更正', 'Corrections'), bridge.corrections],
    [say('本期', 'Now'), bridge.now],
  ] as const
  return (
    <dl className="explain-bridge">
      {parts.map(([name, value], index) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span aria-hidden="true">{index === 0 ? '' : index === parts.length - 1 ? '= ' : '+ '}</span>
            {write(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Lines({ name, lines, write }: { name: string; lines: BridgeLine[]; write: Write }) {
  const region = useRegion()
  if (lines.length === 0) return null
  return (
    <>
      <h4>{name}</h4>
      <ol className="explain-list">
        {lines.map((line, index) => (
          <li key={index}>
            <div className="explain-item">
              {line.project ? (
                <Link to={paths.project(region, line.project)}>{line.name}</Link>
              ) : (
                <span>{say('统计口径变化', 'Another way of counting')}</span>
              )}
              <span>
                {write(line.was)} → {write(line.is)}
              </span>
            </div>
            {line.why && <div className="soft">{line.why}</div>}
          </li>
        ))}
      </ol>
    </>
  )
}
