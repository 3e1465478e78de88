import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { count, money } from '@/lib/format'
import { say } from '@/lib/language'
import type { Explained } from '@/lib/paths'
import { type RateGroup, type RatesAnswer, type RatesAsked, useRates } from '@/lib/rates'
import { useRegion } from '@/lib/region'
import { endOfLastWeek } from '@/lib/week'
import { Loaded, Nothing } from '@/ui/state'
import { BridgeLines } from './bridge-lines'
import type { Figure } from './figures'
import { listQuery, ratesAsked } from './get-list'
import { ProjectItem } from './project-list'

interface ComparisonProps {
  of: Explained
  answered: RatesAnswer
  figures: Figure[]
  /** How the number is written of a group, where the group holds it. */
  write?: (group: RateGroup) => ReactNode
}

/** Why it was different last week: the same question as of last Sunday, and which projects came and went. */
export function Comparison({ of, answered, figures, write }: ComparisonProps) {
  const then = endOfLastWeek(answered.asOf)
  if (then < answered.from)
    return (
      <Nothing>
        {say(
          '统计区间本周才开始，没有上周可比。',
          'The period began this week; there is no last week to compare with.',
        )}
      </Nothing>
    )
  const before: RatesAsked = { from: answered.from, to: answered.to, asOf: then }
  return (
    <>
      {write && <Values of={of} answered={answered} before={before} write={write} />}
      {figures.map((figure, index) => (
        <Moves key={figure.figure} of={of} figure={figure} before={before} isSide={figures.length > 1} index={index} />
      ))}
      <BridgeLines of={of} answered={answered} headline={figures.length === 1 ? figures[0]!.headline : undefined} />
      <p className="soft">
        {say(
          '两边都按今天的台账计算：上周之后才认定的旧事实，两边都已计入。',
          'Both days are counted from what the ledger knows today: older facts that were recognised since are in both.',
        )}
      </p>
    </>
  )
}

interface ValuesProps {
  of: Explained
  answered: RatesAnswer
  before: RatesAsked
  write: (group: RateGroup) => ReactNode
}

function Values({ of, answered, before, write }: ValuesProps) {
  const rates = useRates({ ...ratesAsked(of), ...before })
  const now = answered.groups.find(({ key }) => key === of.key)
  return (
    <Loaded query={rates} rows={1}>
      {({ groups, asOf }) => {
        const last = groups.find(({ key }) => key === of.key)
        return (
          <dl className="explain-cohort">
            <div>
              <dt>{say(`上周末（${asOf}）`, `Last Sunday (${asOf})`)}</dt>
              <dd>{last && write(last)}</dd>
            </div>
            <div>
              <dt>{say(`现在（${answered.asOf}）`, `Now (${answered.asOf})`)}</dt>
              <dd>{now && write(now)}</dd>
            </div>
          </dl>
        )
      }}
    </Loaded>
  )
}

interface MovesProps {
  of: Explained
  figure: Figure
  before: RatesAsked
  isSide: boolean
  index: number
}

function Moves({ of, figure, before, isSide, index }: MovesProps) {
  const region = useRegion()
  const now = useQuery(listQuery(region, of, figure.figure))
  const then = useQuery(listQuery(region, of, figure.figure, before))
  const side = index === 0 ? say('分子', 'Numerator') : say('分母', 'Denominator')
  return (
    <section className="explain-moves">
      <h3>{isSide ? `${side}${say('：', ': ')}${figure.name}` : figure.name}</h3>
      <Loaded query={then} rows={2}>
        {(last) => (
          <Loaded query={now} rows={2}>
            {(current) => {
              const was = new Map(last.items.map((item) => [item.id, item]))
              const is = new Map(current.items.map((item) => [item.id, item]))
              const size = (list: typeof last) =>
                figure.isMoney ? say(`${money(list.sum)} 亿元`, `${money(list.sum)} × CNY 100 m`) : count(list.count)
              const came = current.items.filter(({ id }) => !was.has(id))
              const went = last.items.filter(({ id }) => !is.has(id))
              const changed = current.items.filter(
                (item) => was.has(item.id) && was.get(item.id)!.amount !== item.amount,
              )
              return (
                <>
                  <p>
                    {say(
                      `上周末 ${size(last)} → 现在 ${size(current)}`,
                      `Last Sunday ${size(last)} → now ${size(current)}`,
                    )}
                    {came.length + went.length + changed.length === 0 && say('，没有变化', ', unchanged')}
                  </p>
                  <MoveList name={say('新进', 'Came in')} mark="+" items={came} figure={figure} />
                  <MoveList name={say('退出', 'Went out')} mark="−" items={went} figure={figure} />
                  <MoveList name={say('金额变化', 'Amount changed')} mark="±" items={changed} figure={figure} />
                </>
              )
            }}
          </Loaded>
        )}
      </Loaded>
    </section>
  )
}

interface MoveListProps {
  name: string
  mark: string
  items: Parameters<typeof ProjectItem>[0]['project'][]
  figure: Figure
}

function MoveList({ name, mark, items, figure }: MoveListProps) {
  if (items.length === 0) return null
  return (
    <>
      <h4>
        <span aria-hidden="true">{mark}</span> {name} {items.length}
      </h4>
      <ol className="explain-list">
        {items.map((project) => (
          <ProjectItem key={project.id} project={project} figure={figure} />
        ))}
      </ol>
    </>
  )
}
