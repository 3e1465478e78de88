import { PlusOutlined } from '@ant-design/icons'
import { Button, DatePicker, Tag } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { say } from '@/lib/language'

interface DayListProps {
  id?: string
  value?: string[]
  onChange?: (value: string[]) => void
  label: string
  disabled?: boolean
}

/** A list of days: whole stretches are added at once, as holidays come. */
export function DayList({ value = [], onChange, label, disabled = false }: DayListProps) {
  const [range, choose] = useState<[Dayjs | null, Dayjs | null] | null>(null)
  const add = () => {
    const [first, last] = [range?.[0], range?.[1]]
    if (!first || !last) return
    const added = Array.from({ length: last.diff(first, 'day') + 1 }, (_, at) =>
      first.add(at, 'day').format('YYYY-MM-DD'),
    )
    onChange?.([...new Set([...value, ...added])].sort())
    choose(null)
  }
  return (
    <div className="day-list">
      <div className="day-list-days">
        {value.length === 0 && <span className="soft">{say('无', 'None')}</span>}
        {value.map((day) => (
          <Tag
            key={day}
            closable={!disabled && { 'aria-label': say(`删除 ${day}`, `Remove ${day}`) }}
            onClose={(event) => {
              event.preventDefault()
              onChange?.(value.filter((one) => one !== day))
            }}
          >
            {dayjs(day).format('YYYY-MM-DD ddd')}
          </Tag>
        ))}
      </div>
      {!disabled && (
        <div className="day-list-add">
          <DatePicker.RangePicker
            aria-label={label}
            value={range}
            onChange={(chosen) => choose(chosen)}
            placeholder={[say('从', 'From'), say('到', 'To')]}
          />
          <Button icon={<PlusOutlined />} disabled={!range?.[0] || !range[1]} onClick={add}>
            {say('加入', 'Add')}
          </Button>
        </div>
      )}
    </div>
  )
}
