import { count, money, percent } from '@/lib/format'
import { say } from '@/lib/language'
import type { Schemas } from '@/lib/api'
import { useRightsHere } from '@/lib/region'
import { paceWords } from '@/lib/pace-words'
import { type Scorecard, useNewestIssue, useRunningWeek } from '@/lib/scorecard'
import { ExplainLink } from '@/ui/explain-link'
import { Light } from '@/ui/light'
import { Panel } from '@/ui/panel'
import { RankMove } from '@/ui/rank-move'
import { ChainNumbers } from './chain-numbers'
import { useTargets } from './get-targets'
import { indicatorFigure, indicatorName, isMoneyIndicator } from './indicators'

interface HeadProps {
  chain: Schemas['Chain']
  numbers: { version: number; asOf: string }
}

/** Who leads the chain, what it has to reach this year, and the rates of the chosen year. */
export function ChainHead({ chain, numbers }: HeadProps) {
  const { whole } = useRightsHere()
  const running = useRunningWeek(numbers, whole).data
  const issued = useNewestIssue(!whole).data
  const card = running ?? issued ?? undefined
  return (
    <div className="chain-head">
      <Panel title={say('链长与目标', 'Leader and targets')}>
        <dl className="chain-facts">
          <Fact name={say('链长', 'Chain leader')} value={chain.leader} />
          <Fact name={say('牵头单位', 'Lead unit')} value={chain.leadUnit} />
          <Fact name={say('链主企业', 'Anchor enterprises')} value={chain.anchors?.join(say('、', ', '))} />
          <Place card={card} chain={chain.key} />
        </dl>
        <Targets chain={chain.key} year={numbers.asOf.slice(0, 4)} card={card} />
      </Panel>
      <ChainNumbers chain={chain.key} asOf={numbers.asOf} />
    </div>
  )
}

function Fact({ name, value }: { name: string; value: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value || <span className="soft">{say('未填', 'Not given')}</span>}</dd>
    </div>
  )
}

function Place({ card, chain }: { card: Scorecard | undefined; chain: string }) {
  const line = card?.chains.find(({ key }) => key === chain)
  if (!line) return null
  return (
    <div>
      <dt>{say(`位次（${card!.year}年第${card!.number}期）`, `Rank (${card!.year}, issue ${card!.number})`)}</dt>
      <dd>
        <RankMove rank={line.rank} change={line.rankChange} />
      </dd>
    </div>
  )
}

function Targets({ chain, year, card }: { chain: string; year: string; card: Scorecard | undefined }) {
  const targets = useTargets(year).data?.items?.filter((one) => one.chain === chain && one.month === null) ?? []
  const pace = card?.chains.find(({ key }) => key === chain)?.pace
  if (targets.length === 0)
    return (
      <p className="soft chain-no-target">
        {say(
          '本年未下达目标，不考核进度；由招商局在设置中下达。',
          'No target this year, so not judged. The bureau sets it in the settings.',
        )}
      </p>
    )
  return (
    <ul className="chain-targets">
      {targets.map(({ indicator, value }) => (
        <li key={indicator}>
          <span>
            {say(`${year} 年${indicatorName(indicator)}目标`, `${indicatorName(indicator)}, target of ${year}`)}
          </span>
          <ExplainLink of={{ rate: indicatorFigure(indicator), by: 'chain', key: chain }}>
            {isMoneyIndicator(indicator) ? say(`${money(value)} 亿元`, `${money(value)} × CNY 100 m`) : count(value)}
          </ExplainLink>
          {pace && indicator === card?.indicator && (
            <span className="chain-pace-words">
              <Light light={pace.light} />{' '}
              {say(`完成 ${percent(pace.completion)}，`, `${percent(pace.completion)} reached, `)}
              {paceWords(pace.points)}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
