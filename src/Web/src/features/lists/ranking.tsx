import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { count, money, percent, signed } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { rateName } from '@/lib/words'
import { Light } from '@/ui/light'
import { Panel } from '@/ui/panel'
import { FigureLink } from './figure-link'
import type { Scorecard, ScorecardRow } from '@/lib/scorecard'
import { indicatorName, measureName } from './words'

interface Of {
  card: Scorecard
  isLive: boolean
}

/** Chains, and units by class, in the order of their ranks. */
export function Ranking({ card, isLive }: Of) {
  return (
    <>
      <Ranks card={card} isLive={isLive} isChain name={say('产业链', 'Chains')} rows={card.chains} />
      {card.units.map(({ name, rows }) => (
        <Ranks
          key={name}
          card={card}
          isLive={isLive}
          isChain={false}
          name={name || say('未分类', 'Without a class')}
          unitClass={name}
          rows={rows}
        />
      ))}
      <Legend card={card} />
    </>
  )
}

interface RanksProps extends Of {
  isChain: boolean
  name: string
  unitClass?: string
  rows: ScorecardRow[]
}

function Ranks({ card, isLive, isChain, name, unitClass, rows }: RanksProps) {
  const region = useRegion()
  const list = card.lists.find((one) => one.isChains === isChain && (isChain || one.class === unitClass))
  const ordered = [...rows].sort((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || 0)
  return (
    <Panel
      title={name}
      extra={
        <span className="soft">
          {say('排名依据：', 'Ranked by ')}
          {measureName(list?.measure ?? card.measure, card.indicator)}
        </span>
      }
    >
      <Table<ScorecardRow>
        size="small"
        rowKey="key"
        dataSource={ordered}
        pagination={false}
        scroll={{ x: 980 }}
        columns={columnsOf(card, isLive, isChain, region)}
      />
    </Panel>
  )
}

function columnsOf(card: Scorecard, isLive: boolean, isChain: boolean, region: string): TableColumnsType<ScorecardRow> {
  const figure = (row: ScorecardRow, name: string, text: string) => (
    <FigureLink card={card} isLive={isLive} isChain={isChain} of={row.key} figure={name}>
      {text}
    </FigureLink>
  )
  const rates = ['signing', 'landing', 'opening', 'funds'] as const
  return [
    { title: say('名次', 'Rank'), key: 'rank', width: 92, render: (_, row) => <Rank row={row} /> },
    {
      title: isChain ? say('产业链', 'Chain') : say('单位', 'Unit'),
      key: 'name',
      render: (_, { key, name, leader }) => (
        <>
          {isChain && key ? <Link to={paths.chain(region, key)}>{name}</Link> : name || say('未填', 'None given')}
          {leader && <div className="soft">{leader}</div>}
        </>
      ),
    },
    {
      title: say('本年签约', 'Signed'),
      key: 'signed',
      width: 88,
      align: 'right',
      render: (_, row) => figure(row, 'signed', count(row.signed)),
    },
    {
      title: say('签约额（亿元）', 'Amount (10⁸)'),
      key: 'amount',
      width: 120,
      align: 'right',
      render: (_, row) => figure(row, isLive ? 'signed' : 'amount', money(row.signedAmount)),
    },
    ...rates.map((rate) => ({
      title: rateName(rate),
      key: rate,
      width: 104,
      align: 'right' as const,
      render: (_: unknown, row: ScorecardRow) => figure(row, rate, percent(row[rate].percent, card.decimals)),
    })),
    {
      title: say('完成率', 'Completion'),
      key: 'completion',
      width: 96,
      align: 'right',
      render: (_, { pace }) => percent(pace?.completion, card.decimals),
    },
    {
      title: say('超/欠进度', 'Ahead/behind'),
      key: 'pace',
      width: 112,
      align: 'right',
      render: (_, { pace }) =>
        pace ? (
          <>
            {signed(pace.points, card.decimals)} <Light light={pace.light} />
          </>
        ) : (
          <span className="soft">{say('无目标', 'No target')}</span>
        ),
    },
  ]
}

function Rank({ row: { rank, rankChange } }: { row: ScorecardRow }) {
  if (rank === null) return <span className="soft">{say('不排名', 'Not ranked')}</span>
  return (
    <>
      <strong>{rank}</strong> <Move by={rankChange} />
    </>
  )
}

function Move({ by }: { by: number | null }) {
  if (by === null) return <span className="soft">{say('新', 'new')}</span>
  if (by === 0)
    return (
      <span className="soft" aria-label={say('持平', 'unchanged')} role="img">
        —
      </span>
    )
  return by > 0 ? (
    <span className="up" role="img" aria-label={say(`升 ${by} 位`, `up ${by}`)}>
      ↑{by}
    </span>
  ) : (
    <span className="down" role="img" aria-label={say(`降 ${-by} 位`, `down ${-by}`)}>
      ↓{-by}
    </span>
  )
}

function Legend({ card }: { card: Scorecard }) {
  return (
    <p className="soft legend">
      <span>
        {say(
          `时序进度 ${percent(card.timeShare, card.decimals)}，对应${indicatorName(card.indicator)}年度目标：`,
          `${percent(card.timeShare, card.decimals)} of the year has passed; against the yearly target of ${indicatorName(card.indicator)}: `,
        )}
      </span>
      <span>
        <Light light="green" /> {say('达到进度', 'on pace')}
      </span>
      <span>
        <Light light="yellow" /> {say('欠进度', 'behind')}
      </span>
      <span>
        <Light light="red" /> {say('严重欠进度', 'far behind')}
      </span>
      <span>{say('↑↓ 为较上期升降', '↑↓ since the last issue')}</span>
    </p>
  )
}
