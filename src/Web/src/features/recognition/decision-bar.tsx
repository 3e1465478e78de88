import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { Failed } from '@/ui/state'
import { type Outcome, useDecide } from './decide'
import type { WaitingFact } from './get-waiting'
import type { Told } from './outcomes'
import { Rejection } from './rejection'
import { type Level, levelName, levels } from './words'

interface DecisionBarProps {
  facts: WaitingFact[]
  onDone: (told: Told) => void
  onClear: () => void
}

/** What is done with the chosen facts. */
export function DecisionBar({ facts, onDone, onClear }: DecisionBarProps) {
  const [level, setLevel] = useState<Level | null>(null)
  const [reason, setReason] = useState('')
  const [isSeparate, setSeparate] = useState(false)
  const [isRejecting, reject] = useState(false)
  const decide = useDecide((outcome: Outcome) => onDone({ outcome, facts, isRejection: false }))
  const collides = facts.some(({ collidesWith }) => (collidesWith ?? []).length > 0)
  const recognise = () =>
    decide.mutate({
      what: { facts },
      decision: {
        decision: 'recognise',
        ...(level ? { level } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
        ...(isSeparate ? { separate: true } : {}),
      },
    })
  return (
    <div className="decision-bar no-print" role="region" aria-label={say('认定所选', 'Decide on the chosen')}>
      {decide.error && <Failed error={decide.error} />}
      <div className="decision-line">
        <strong>{say(`已选 ${count(facts.length)} 项`, `${count(facts.length)} chosen`)}</strong>
        <Button type="link" size="small" onClick={onClear}>
          {say('取消选择', 'Clear')}
        </Button>
        {collides && (
          <Checkbox checked={isSeparate} onChange={({ target }) => setSeparate(target.checked)}>
            {say('与同名项目不是同一个', 'Not the same as the other unit’s project')}
          </Checkbox>
        )}
        <span className="decision-acts">
          <LevelChoice level={level} choose={setLevel} />
          <Input
            className="reason"
            aria-label={say('认定说明', 'Reason')}
            placeholder={say('说明（可不填）', 'Reason (optional)')}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={recognise}
          />
          <Button type="primary" loading={decide.isPending} onClick={recognise}>
            {say('认定', 'Recognise')}
          </Button>
          <Button danger disabled={decide.isPending} onClick={() => reject(true)}>
            {say('不予认定', 'Reject')}
          </Button>
        </span>
      </div>
      {isRejecting && <Rejection facts={facts} onClose={() => reject(false)} onDone={onDone} />}
    </div>
  )
}

export function LevelChoice({ level, choose }: { level: Level | null; choose: (level: Level | null) => void }) {
  return (
    <Select
      className="level"
      aria-label={say('认定层级', 'Level')}
      value={level ?? ''}
      onChange={(chosen) => choose(chosen === '' ? null : (chosen as Level))}
      options={[
        { value: '', label: say('默认层级', 'Usual level') },
        ...levels.map((value) => ({ value, label: levelName(value) })),
      ]}
    />
  )
}
