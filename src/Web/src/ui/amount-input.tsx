import { Input } from 'antd'
import { say } from '@/lib/language'
import { tidyAmount } from '@/lib/amount'

interface AmountInputProps {
  id?: string
  value?: string | undefined
  onChange?: (value: string) => void
  unit?: string
}

/** An amount in 亿元 as text, so that no digit of it is ever rounded; see lib/amount. */
export function AmountInput({ id, value, onChange, unit }: AmountInputProps) {
  return (
    <Input
      {...(id ? { id } : {})}
      inputMode="decimal"
      autoComplete="off"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
      onBlur={(event) => onChange?.(tidyAmount(event.target.value))}
      suffix={unit ?? say('亿元', '×10⁸ CNY')}
    />
  )
}
