import { percent } from '@/lib/format'
import { say } from '@/lib/language'
import type { Pace } from '@/lib/running-week'
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

/** 超进度 4.50 个百分点: points are differences of percents, so they are not written as percent. */
export function paceWords(points: number): string {
  const size = Math.abs(points).toFixed(2)
  return points < 0
    ? say(`欠进度 ${size} 个百分点`, `${size} points behind`)
    : say(`超进度 ${size} 个百分点`, `${size} points ahead`)
}
