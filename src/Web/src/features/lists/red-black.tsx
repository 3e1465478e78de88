import { percent } from '@/lib/format'
import { say } from '@/lib/language'
import { Chip } from '@/ui/chip'
import { Panel } from '@/ui/panel'
import { Nothing } from '@/ui/state'
import { FigureLink } from './figure-link'
import type { Scorecard, RankEntry, RankList } from '@/lib/scorecard'
import { measureName, reasonOf } from './words'

interface Of {
  card: Scorecard
  isLive: boolean
}

/** The best and the worst of every class, with the reason in words. */
export function RedBlack({ card, isLive }: Of) {
  const lists = card.lists.filter(({ red, black }) => red.length + black.length > 0)
  return (
    <>
      {lists.length === 0 && (
        <Panel>
          <Nothing>
            {say('还没有可以上榜的：签约数未达到排名基数。', 'Nobody can be listed yet: too few projects are signed.')}
          </Nothing>
        </Panel>
      )}
      {lists.map((list) => (
        <ClassLists key={`${list.isChains} ${list.class}`} card={card} list={list} isLive={isLive} />
      ))}
      <p className="soft">
        {say(
          `按类分别排名；本年签约不足 ${card.minimumBase} 个或没有目标（分母）的不参与；并列同名次，同上或同不上榜。`,
          `Ranked within each class. Fewer than ${card.minimumBase} signed this year, or no target or denominator: not ranked. Ties share a rank and are listed together or not at all.`,
        )}
      </p>
    </>
  )
}

function ClassLists({ card, list, isLive }: Of & { list: RankList }) {
  const measure = list.measure ?? card.measure
  return (
    <Panel
      title={list.isChains ? say('产业链', 'Chains') : list.class || say('责任单位', 'Units')}
      extra={
        <span className="soft">
          {say(
            `按${measureName(measure, card.indicator)}；共 ${list.members} 个，参与排名 ${list.ranked} 个，平均 ${percent(list.average, card.decimals)}`,
            `By ${measureName(measure, card.indicator)}; ${list.members} in all, ${list.ranked} ranked, average ${percent(list.average, card.decimals)}`,
          )}
        </span>
      }
    >
      <div className="boards">
        <Board card={card} list={list} isLive={isLive} colour="red" />
        <Board card={card} list={list} isLive={isLive} colour="black" />
      </div>
    </Panel>
  )
}

function Board({ card, list, isLive, colour }: Of & { list: RankList; colour: 'red' | 'black' }) {
  const entries = list[colour]
  return (
    <section className={`board board-${colour}`}>
      <h3>{colour === 'red' ? say('红榜', 'Red list') : say('黑榜', 'Black list')}</h3>
      {entries.length === 0 ? (
        <p className="soft">{say('本期空缺', 'Nobody')}</p>
      ) : (
        <ol>
          {entries.map((entry) => (
            <li key={entry.key}>
              <Listed card={card} list={list} entry={entry} isLive={isLive} isBlack={colour === 'black'} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Listed({ card, list, entry, isLive, isBlack }: Of & { list: RankList; entry: RankEntry; isBlack: boolean }) {
  const measure = list.measure ?? card.measure
  const value = percent(entry.value, card.decimals)
  const times = card.timesInBlack[(list.isChains ? 'chain:' : 'unit:') + entry.key] ?? 0
  return (
    <>
      <span className="listed-rank">{entry.rank}</span>
      <span className="listed-name">
        <strong>{entry.name}</strong> {entry.again && <Chip tone="bad">{say('再次', 'Again')}</Chip>}{' '}
        {entry.streak > 1 && <Chip>{say(`连续 ${entry.streak} 期`, `${entry.streak} issues in a row`)}</Chip>}
        <span className="soft listed-why">
          {reasonOf(entry, measure, card.indicator)}
          {isBlack && times > 1 && say(`；本年第 ${times} 次上黑榜`, `; on the black list ${times} times this year`)}
        </span>
      </span>
      <span className="listed-value">
        <FigureLink
          card={card}
          isLive={isLive}
          isChain={list.isChains}
          of={entry.key}
          figure={measure === 'completion' ? (isLive ? 'signed' : 'amount') : measure}
        >
          {value}
        </FigureLink>
      </span>
    </>
  )
}
