import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface DayInputProps {
  id?: string
  /** As the API writes it: 2026-11-27. */
  value?: string | null
  onChange?: (value: string | null) => void
  /** The last day that can be chosen. */
  max?: string
  min?: string
  placeholder?: string
  disabled?: boolean
}

const typed = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D', 'YYYY年M月D日']

/** A day, picked or typed as clerks type it; for forms, whose values are texts of the API. */
export function DayInput({ id, value, onChange, max, min, placeholder, disabled }: DayInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      className="day-input"
      format={typed}
      value={value ? dayjs(value) : null}
      onChange={(chosen) => onChange?.(chosen ? chosen.format('YYYY-MM-DD') : null)}
      {...(max ? { maxDate: dayjs(max) } : {})}
      {...(min ? { minDate: dayjs(min) } : {})}
      {...(placeholder ? { placeholder } : {})}
      {...(disabled ? { disabled } : {})}
    />
  )
}
