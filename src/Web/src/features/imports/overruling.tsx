import { Checkbox, Input } from 'antd'
import { say } from '@/lib/language'
import { type Fix, type Held, valueIdOf } from './fixes'
import { cellsOf } from './words'

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
        {labelOf(held)}
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

function labelOf({ leavesOut = [] }: Held): string {
  if (leavesOut.length === 0) return say('放行', 'Let it in')
  const cells = cellsOf(leavesOut)
  return say(`放行后不计入：${cells}；只写入备注`, `Let it in; not counted, only in the remark: ${cells}`)
}
