import { Input } from 'antd'
import type { ReactNode } from 'react'
import { say } from '@/lib/language'
import { type Fix, type Held, valueIdOf } from './fixes'
import { Overruling } from './overruling'
import { ProjectChoice } from './project-choice'
import { placeOf } from './words'

/** What a cell holds. */
export function Written({ text }: { text: string | undefined }) {
  return text || <span className="soft">{say('（空）', '(empty)')}</span>
}

/** The project that a row tells, as far as it does. */
export function Told({ held: { project, investor } }: { held: Held }) {
  return (
    <>
      <div>
        <Written text={project} />
      </div>
      <div className="soft">{investor}</div>
    </>
  )
}

/** All of a row in one cell, for a phone. */
export function Whole({ held, children }: { held: Held; children: ReactNode }) {
  return (
    <div className="stacked">
      <div className="soft">{placeOf(held)}</div>
      <Told held={held} />
      <div>
        {held.column}{' '}
        <strong>
          <Written text={held.value} />
        </strong>
      </div>
      <div className="soft">{held.message}</div>
      {children}
    </div>
  )
}

interface FixCellProps {
  held: Held
  fix: Fix
  onFix: (changed: Fix) => void
  onEnter: () => void
}

/** Where a clerk says what becomes of a row. */
export function FixCell({ held, fix, onFix, onEnter }: FixCellProps) {
  if (held.reason === 'ambiguous')
    return <ProjectChoice held={held} chosen={fix.into} onChoose={(into) => onFix({ into })} />
  return (
    <div className="fix">
      {!fix.overrule && (
        <Input
          id={valueIdOf(held)}
          aria-label={say(`第 ${held.row} 行 ${held.column} 改为`, `Row ${held.row}, ${held.column}: should be`)}
          value={fix.value ?? held.value}
          onChange={({ target }) => onFix({ ...fix, value: target.value })}
          onFocus={({ target }) => target.select()}
          onPressEnter={onEnter}
        />
      )}
      {held.canOverrule && <Overruling held={held} fix={fix} onFix={onFix} onEnter={onEnter} />}
    </div>
  )
}
