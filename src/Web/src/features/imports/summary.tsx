import { Alert } from 'antd'
import { Link } from 'react-router'
import { count, moment } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { Panel } from '@/ui/panel'
import type { ImportAnswer } from './get-import'

/** What was read, in plain words, and what becomes of it. Each number leads to its list. */
export function Summary({ made }: { made: ImportAnswer }) {
  return (
    <Panel title={titleOf(made)}>
      {made.failure && (
        <Alert
          className="summary-failure"
          type="error"
          showIcon
          title={say(`上次没有做成（${moment(made.failure.at)}）`, `The last try failed (${moment(made.failure.at)})`)}
          description={made.failure.message}
        />
      )}
      <p className="summary-words">{wordsOf(made)}</p>
      <dl className="figures">
        <Figure name={say('新增项目', 'New projects')} value={made.created} tone="good" />
        <Figure name={say('更新项目', 'Updated')} value={made.updated} to="#findings" />
        <Figure name={say('没有变化', 'Unchanged')} value={made.unchanged} />
        <Figure
          name={made.state === 'preview' ? say('待处理行', 'Rows held back') : say('没有导入', 'Stayed out')}
          value={made.heldBack.length}
          tone={made.heldBack.length > 0 ? 'bad' : undefined}
          to="#held-back"
        />
        <Figure name={say('可疑行', 'Suspicious')} value={made.suspicious?.length ?? 0} to="#findings" />
        <Figure name={say('本次未见', 'Vanished')} value={made.vanished.length} to="#findings" />
        <Figure name={say('合计不符', 'Totals that differ')} value={made.totals.length} to="#totals" />
        {made.trips && <Figure name={say('外出招商', 'Trips')} value={made.trips.read} />}
      </dl>
      <After made={made} />
    </Panel>
  )
}

function titleOf({ state }: ImportAnswer): string {
  return state === 'committed'
    ? say('已写入台账', 'It is in the ledger')
    : state === 'undone'
      ? say('已撤销', 'It was undone')
      : say('读到了什么', 'What was read')
}

/** The ways on. */
function After({ made: { id, state } }: { made: ImportAnswer }) {
  const region = useRegion()
  const ways: [string, string][] =
    state === 'committed'
      ? [
          [paths.overview(region), say('看总览', 'See the overview')],
          [paths.ledger(region), say('打开台账', 'Open the ledger')],
          [`${paths.recognition(region)}?import=${id}`, say('认定', 'Recognise')],
        ]
      : state === 'undone'
        ? [[paths.imports(region), say('重新上传', 'Upload again')]]
        : []
  if (ways.length === 0) return null
  return (
    <nav className="summary-on no-print" aria-label={say('接下来', 'What next')}>
      {ways.map(([to, name]) => (
        <Link key={to} to={to}>
          {name}
        </Link>
      ))}
    </nav>
  )
}

function wordsOf(made: ImportAnswer): string {
  const parts = [
    [made.signed, say('签约', 'signed')],
    [made.intended, say('意向', 'intended')],
    [made.facts ?? 0, say('进展', 'progress')],
    [made.payments ?? 0, say('到位资金', 'payments')],
    [made.trips?.read ?? 0, say('外出招商', 'trips')],
  ] as const
  const kinds = parts
    .filter(([rows]) => rows > 0)
    .map(([rows, word]) => say(`${word} ${count(rows)} 行`, `${count(rows)} ${word}`))
    .join(say('、', ', '))
  const held = made.heldBack.length
  const out = heldWords(held, made.state === 'preview')
  const of = kinds && say(`（${kinds}）`, ` (${kinds})`)
  return say(
    `共读取 ${count(made.read)} 行：采用 ${count(made.accepted)} 行${of}，涉及 ${count(made.projects)} 个项目${out}`,
    `Rows read: ${count(made.read)}; taken: ${count(made.accepted)}${of}; projects: ${count(made.projects)}${out}`,
  )
}

function heldWords(held: number, isOpen: boolean): string {
  if (held === 0) return say('。', '.')
  return isOpen
    ? say(
        `；${count(held)} 行看不准，先放在一边，改好即可一并导入。`,
        `; held back until somebody looks at them: ${count(held)}.`,
      )
    : say(`；${count(held)} 行没有导入。`, `; left out: ${count(held)}.`)
}

function Figure({ name, value, tone, to }: { name: string; value: number; tone?: string | undefined; to?: string }) {
  return (
    <div className={`figure ${tone && value > 0 ? `figure-${tone}` : ''}`}>
      <dt>{name}</dt>
      <dd>
        {to && value > 0 ? (
          <a className="number" href={to}>
            {count(value)}
          </a>
        ) : (
          count(value)
        )}
      </dd>
    </div>
  )
}
