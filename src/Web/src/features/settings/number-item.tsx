import { Form, InputNumber } from 'antd'
import type { ReactNode } from 'react'

interface NumberItemProps {
  name: string[]
  label: string
  unit: string
  min: number
  max: number
  step?: number
  extra?: ReactNode
}

/** A whole number with its unit, in a form. */
export function NumberItem({ name, label, unit, min, max, step = 1, extra }: NumberItemProps) {
  return (
    <Form.Item label={`${label}（${unit}）`} name={name} extra={extra} rules={[{ required: true }]}>
      <InputNumber min={min} max={max} step={step} className="settings-number" />
    </Form.Item>
  )
}
