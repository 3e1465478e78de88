import { percent } from '@/lib/format'
import { say } from '@/lib/language'
import { paceWords } from '@/lib/pace-words'
import type { Pace } from '@/lib/scorecard'
import { Light } from '@/ui/light'

/** How far a target is reached, with a mark where the year is. */
export function PaceLine({ pace, timeShare }: { pace: Pace | null; timeShare: number }) {
  if (!pace) return <span className="soft">{say('未下达目标，不考核进度', 'No target, not judged')}</span>
  return (
    <>
      <PaceBar pace={pace} timeShare={timeShare} />
      <span className="pace-words">
        <Light light={pace.light} />
        <span>{paceWords(pace.points)}</span>
      </span>
    </>
  )
}

export function PaceBar({ pace, timeShare }: { pace: Pace; timeShare: number }) {
  const name = say(
    `完成 ${percent(pace.completion)}，时序 ${percent(timeShare)}`,
    `${percent(pace.completion)} reached, ${percent(timeShare)} of the year passed`,
  )
  return (
    <svg className="pace-bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={name}>
      <title>{name}</title>
      <rect className="rate-track" y="1" width="100" height="4" />
      <rect className={`pace-fill pace-${pace.light}`} y="1" width={Math.min(pace.completion, 100)} height="4" />
      <rect className="pace-time" x={Math.min(timeShare, 99.2)} width="0.8" height="6" />
    </svg>
  )
}
