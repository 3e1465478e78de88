import { Link } from 'react-router'
import { count, money, signed } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import type { Headline, HeadlineFigure, Scorecard } from '@/lib/scorecard'
import { ExplainLink } from '@/ui/explain-link'
import { PaceLine } from './pace-line'
import { Tile } from './tile'

const shown: Headline[] = ['signed', 'signedAmount', 'paidIn', 'opened']

/** What a figure of the scorecard is called by GET rates/projects. */
const figures: Record<Headline, string> = {
  intended: 'intended',
  signed: 'signed',
  signedAmount: 'signedAmount',
  signedLarge: 'signedLarge',
  opened: 'openedInPeriod',
  producing: 'producingInPeriod',
  paidIn: 'paidIn',
}

function headlineName(kind: Headline): string {
  return {
    intended: say('本年新增意向', 'New leads this year'),
    signed: say('本年新签', 'Signed this year'),
    signedAmount: say('签约额', 'Contracted'),
    signedLarge: say('亿元以上项目', 'CNY 100 million and more'),
    opened: say('本年开工', 'Opened this year'),
    producing: say('本年投产', 'Producing this year'),
    paidIn: say('到位资金', 'Paid in'),
  }[kind]
}

export function HeadlineTiles({ card }: { card: Scorecard }) {
  return (
    <ul className="tiles" aria-label={say('主要指标', 'Headline numbers')}>
      {shown.map((kind) => {
        const figure = card.headlines.find((one) => one.kind === kind)
        return figure && <HeadlineTile key={kind} figure={figure} card={card} />
      })}
      <TripsTile card={card} />
    </ul>
  )
}

function HeadlineTile({ figure, card }: { figure: HeadlineFigure; card: Scorecard }) {
  const isMoney = figure.kind === 'signedAmount' || figure.kind === 'paidIn'
  const write = isMoney ? money : count
  const rate = figures[figure.kind]
  return (
    <Tile
      name={headlineName(figure.kind)}
      value={<ExplainLink of={{ rate, by: 'total', key: 'total' }}>{write(figure.year)}</ExplainLink>}
      unit={isMoney ? say('亿元', '× CNY 100 m') : say('个', 'projects')}
      pace={<PaceLine pace={figure.pace} timeShare={card.timeShare} />}
      target={figure.pace ? say(`目标 ${write(figure.pace.target)}`, `of ${write(figure.pace.target)}`) : undefined}
      change={
        <>
          {say('本周', 'This week')}{' '}
          <ExplainLink of={{ rate, by: 'total', key: 'total', more: { from: card.first, to: card.last } }}>
            {signed(figure.week, isMoney ? 2 : 0)}
          </ExplainLink>
          <LastWeek card={card} value={figure.lastWeek} write={write} />
        </>
      }
    />
  )
}

/** What the issue before printed; it opens there, since what is known today may be more. */
function LastWeek({
  card,
  value,
  write,
}: {
  card: Scorecard
  value: number | null
  write: (value: number | null) => string
}) {
  const region = useRegion()
  if (value === null || !card.before) return null
  return (
    <>
      {say('，上周 ', ', last ')}
      <Link className="number" to={paths.scorecard(region, card.before)}>
        {write(value)}
      </Link>
    </>
  )
}

function TripsTile({ card }: { card: Scorecard }) {
  return (
    <Tile
      name={say('外出招商', 'Trips')}
      value={<ExplainLink of={{ rate: 'trips', by: 'total', key: 'total' }}>{count(card.tripsOfYear)}</ExplainLink>}
      unit={say('次', 'trips')}
      pace={<span className="soft">{say('本年累计', 'Since 1 January')}</span>}
      change={
        <>
          {say('本周', 'This week')}{' '}
          <ExplainLink of={{ rate: 'trips', by: 'total', key: 'total', more: { from: card.first, to: card.last } }}>
            {signed(card.trips.length)}
          </ExplainLink>
        </>
      }
    />
  )
}
