import { Button, Checkbox, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { say } from '@/lib/language'
import type { Choice } from './arrange'
import type { Column } from './columns'
import { readAmount, readDate } from './typed'
import type { Filter } from './view'

interface FilterFormProps {
  column: Column
  filter: Filter | undefined
  choices: readonly Choice[]
  onFilter: (filter: Filter | null) => void
  onClose: () => void
}

/** What a column can be filtered by; it filters while one types. */
export function FilterForm(props: FilterFormProps) {
  const { column, filter, onFilter, onClose } = props
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Enter' || key === 'Escape') onClose()
  }
  return (
    <div className="filter" onKeyDown={onKeyDown}>
      {column.kind === 'text' && (
        <Input
          autoFocus
          allowClear
          aria-label={say(`${column.name} 包含`, `${column.name} contains`)}
          placeholder={say('包含的文字', 'Contains')}
          value={filter?.is === 'text' ? filter.contains : ''}
          onChange={({ target }) => onFilter(target.value ? { is: 'text', contains: target.value } : null)}
        />
      )}
      {column.kind === 'choice' && <ChoiceFilter {...props} />}
      {column.kind !== 'text' && column.kind !== 'choice' && <RangeFilter {...props} />}
      <div className="filter-foot">
        <Button size="small" type="text" disabled={!filter} onClick={() => onFilter(null)}>
          {say('清除', 'Clear')}
        </Button>
      </div>
    </div>
  )
}

function ChoiceFilter({ column, filter, choices, onFilter }: FilterFormProps) {
  const [part, setPart] = useState('')
  const chosen = filter?.is === 'choice' ? filter.any : []
  const toggle = (value: string, isOn: boolean) => {
    const next = isOn ? [...chosen, value] : chosen.filter((one) => one !== value)
    onFilter(next.length ? { is: 'choice', any: next } : null)
  }
  return (
    <>
      {choices.length > 8 && (
        <Input
          autoFocus
          allowClear
          aria-label={say('查找选项', 'Find a choice')}
          placeholder={say('查找', 'Find')}
          value={part}
          onChange={({ target }) => setPart(target.value)}
        />
      )}
      <div className="filter-choices" role="group" aria-label={column.name}>
        {choices
          .filter(({ label }) => label.includes(part))
          .map(({ value, label, rows }) => (
            <Checkbox
              key={value}
              checked={chosen.includes(value)}
              onChange={({ target }) => toggle(value, target.checked)}
            >
              {label || say('（未填）', '(empty)')} <span className="soft">{rows}</span>
            </Checkbox>
          ))}
      </div>
    </>
  )
}

function RangeFilter({ column, filter, onFilter }: FilterFormProps) {
  const range = filter?.is === 'range' ? filter : { from: '', to: '' }
  const [from, setFrom] = useState(range.from)
  const [to, setTo] = useState(range.to)
  const read = column.kind === 'date' ? readDay : readNumber
  const change = (nextFrom: string, nextTo: string) => {
    setFrom(nextFrom)
    setTo(nextTo)
    const [low, high] = [read(nextFrom), read(nextTo)]
    if (low !== null && high !== null) onFilter(low || high ? { is: 'range', from: low, to: high } : null)
  }
  const hint = column.kind === 'date' ? '2026-01-01' : ''
  return (
    <div className="filter-range">
      <Input
        autoFocus
        aria-label={say(`${column.name} 从`, `${column.name} from`)}
        prefix={say('从', 'From')}
        placeholder={hint}
        value={from}
        {...(read(from) === null ? { status: 'error' as const } : {})}
        onChange={({ target }) => change(target.value, to)}
      />
      <Input
        aria-label={say(`${column.name} 到`, `${column.name} to`)}
        prefix={say('到', 'To')}
        placeholder={hint}
        value={to}
        {...(read(to) === null ? { status: 'error' as const } : {})}
        onChange={({ target }) => change(from, target.value)}
      />
    </div>
  )
}

/** A year, a month or a day, as the days of a row are written; null while it is none of them yet. */
function readDay(text: string): string | null {
  if (text === '' || /^\d{4}$/.test(text) || /^\d{4}-\d{2}$/.test(text)) return text
  const date = readDate(text)
  return date ? (date.approximate ? date.on.slice(0, 7) : date.on) : null
}

function readNumber(text: string): string | null {
  if (text === '') return ''
  const amount = readAmount(text)
  return amount === null ? null : String(amount)
}
