import { Checkbox, Input } from 'antd'
import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'

type Held = Schemas['HeldBackRow']

/** What a clerk wants of a row that is held back. */
export interface Fix {
  value?: string
  overrule?: boolean
  note?: string
  into?: string
}

export function keyOf({ sheet, row }: Held): string {
  return `${sheet}\n${row}`
}

export function valueIdOf(held: Held): string {
  return `fix-${encodeURIComponent(held.sheet)}-${held.row}`
}

interface OverrulingProps {
  held: Held
  fix: Fix
  onFix: (changed: Fix) => void
  onEnter: () => void
}

/** Lets a row in as it is; somebody must say why. */
export function Overruling({ held, fix, onFix, onEnter }: OverrulingProps) {
  return (
    <>
      <Checkbox checked={fix.overrule ?? false} onChange={({ target }) => onFix({ ...fix, overrule: target.checked })}>
        {say('放行（读不出的内容只留在备注里）', 'Let it in (what cannot be read stays in the remark only)')}
      </Checkbox>
      {fix.overrule && (
        <Input
          id={valueIdOf(held)}
          autoFocus
          aria-label={say(`第 ${held.row} 行放行说明`, `Row ${held.row}: why it is let in`)}
          placeholder={say('说明原因（必填）', 'Say why (required)')}
          maxLength={500}
          value={fix.note ?? ''}
          onChange={({ target }) => onFix({ ...fix, note: target.value })}
          onPressEnter={onEnter}
        />
      )}
    </>
  )
}
