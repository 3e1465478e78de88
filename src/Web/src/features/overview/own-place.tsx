import { Link } from 'react-router'
import { money, percent } from '@/lib/format'
import { say } from '@/lib/language'
import { paceWords } from '@/lib/pace-words'
import { paths } from '@/lib/paths'
import { issueName } from '@/lib/periods'
import { useRegion, useRightsHere } from '@/lib/region'
import type { Scorecard, ScorecardRow } from '@/lib/scorecard'
import { Light } from '@/ui/light'
import { RankMove } from '@/ui/rank-move'
import { PaceBar } from './pace-line'

/** Where one's own unit stood in the newest issue: units and teams may not compose one. */
export function OwnPlace({ card, rows }: { card: Scorecard; rows: ScorecardRow[] }) {
  const region = useRegion()
  const { units } = useRightsHere()
  const own = rows.filter(({ key }) => units.includes(key))
  if (own.length === 0) return null
  return (
    <div className="own-place">
      <h3>
        <Link to={paths.scorecard(region, card.week)}>
          {say(`${issueName(card)}中的位置`, `In ${issueName(card)}`)}
        </Link>
      </h3>
      <ul>
        {own.map(({ key, name, pace, rank, rankChange }) => (
          <li key={key}>
            <strong>{name}</strong>
            <RankMove rank={rank} change={rankChange} />
            {pace ? (
              <>
                <Light light={pace.light} />
                <span>
                  {say(
                    `${money(pace.actual)} / 目标 ${money(pace.target)} 亿元，完成 ${percent(pace.completion)}，${paceWords(pace.points)}`,
                    `${money(pace.actual)} of ${money(pace.target)} × CNY 100 m, ${percent(pace.completion)}, ${paceWords(pace.points)}`,
                  )}
                </span>
                <PaceBar pace={pace} timeShare={card.timeShare} />
              </>
            ) : (
              <span className="soft">{say('未下达目标', 'No target')}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
