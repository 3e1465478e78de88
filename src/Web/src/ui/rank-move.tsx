import { say } from '@/lib/language'

/** A place in the ranking, and how many places were won or lost since the issue before. */
export function RankMove({ rank, change }: { rank: number | null | undefined; change: number | null | undefined }) {
  if (rank == null) return <span className="soft">{say('不排名', 'Not ranked')}</span>
  return (
    <span className="rank">
      {say(`第 ${rank}`, `No. ${rank}`)} <Change change={change} />
    </span>
  )
}

function Change({ change }: { change: number | null | undefined }) {
  if (change == null) return null
  if (change === 0)
    return (
      <span className="soft" role="img" aria-label={say('位次未变', 'Unchanged')} title={say('位次未变', 'Unchanged')}>
        –
      </span>
    )
  const name = change > 0 ? say(`上升 ${change} 位`, `Up ${change}`) : say(`下降 ${-change} 位`, `Down ${-change}`)
  return (
    <span className={change > 0 ? 'up' : 'down'} role="img" aria-label={name} title={name}>
      {change > 0 ? `▲${change}` : `▼${-change}`}
    </span>
  )
}
