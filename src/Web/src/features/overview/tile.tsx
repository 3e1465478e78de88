import type { ReactNode } from 'react'

interface TileProps {
  name: string
  value: ReactNode
  unit: string
  target?: string | undefined
  pace: ReactNode
  change: ReactNode
}

/** One headline number: how much, against what, and what the week added. */
export function Tile({ name, value, unit, target, pace, change }: TileProps) {
  return (
    <li className="tile">
      <h2 className="tile-name">{name}</h2>
      <div className="tile-line">
        <span className="tile-value">
          {value}
          <span className="tile-unit">{unit}</span>
        </span>
        {target && <span className="tile-target">{target}</span>}
      </div>
      <div className="tile-pace">{pace}</div>
      <div className="tile-change soft">{change}</div>
    </li>
  )
}
