import { AutoComplete, Form, Input, Select } from 'antd'
import { amountRule } from '@/lib/amount'
import { fieldName } from '@/lib/field-words'
import { say } from '@/lib/language'
import { useChains, useRightsHere, useUnits } from '@/lib/region'
import { useToday } from '@/lib/today'
import { originName } from '@/lib/words'
import { AmountInput } from '@/ui/amount-input'
import { DayInput } from '@/ui/day-input'
import type { Stage } from './capture-call'

const required = () => ({ required: true, whitespace: true, message: say('必填', 'This is required') })
const origins = ['otherProvince', 'otherCity', 'local', 'abroad'] as const
const sectors = ['农业', '工业', '商贸流通']

/** What every new project is asked. */
export function CaptureFields({ stage }: { stage: Stage }) {
  const today = useToday()
  return (
    <>
      <Form.Item name="name" label={fieldName('name')} rules={[required()]}>
        <Input maxLength={200} autoFocus autoComplete="off" />
      </Form.Item>
      <div className="fact-row">
        <Text name="investor" isRequired />
        <Text name="creditCode" max={30} />
        <Form.Item
          name="on"
          label={stage === 'signed' ? say('签约日期', 'Signed on') : say('登记日期', 'Registered on')}
          rules={[{ required: true, message: say('必填', 'This is required') }]}
        >
          <DayInput max={today} />
        </Form.Item>
        <Form.Item name="origin" label={fieldName('origin')}>
          <Select allowClear options={origins.map((origin) => ({ value: origin, label: originName(origin) }))} />
        </Form.Item>
        <Amount name="totalInvestment" />
        <Amount name="contractedCapital" />
        <Holders />
        <Form.Item name="sector" label={fieldName('sector')}>
          <AutoComplete options={sectors.map((value) => ({ value }))} />
        </Form.Item>
        <Text name="leader" />
      </div>
      <More />
    </>
  )
}

/** The bureau may type a new chain or unit; a unit chooses among what is registered, and enters its own. */
function Holders() {
  const rights = useRightsHere()
  const chains = (useChains().data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))
  const units = (useUnits().data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))
  const matches = (typed: string, option?: { label: string }) => (option?.label ?? '').includes(typed)
  if (!rights.decides)
    return (
      <>
        <Form.Item name="chain" label={fieldName('chain')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={chains} />
        </Form.Item>
        <Form.Item name="unit" label={fieldName('unit')}>
          <Select options={units.filter(({ value }) => rights.units.includes(value))} />
        </Form.Item>
      </>
    )
  const extra = say('可选择，也可填写新名称', 'Choose one, or type a new name')
  return (
    <>
      <Form.Item name="chain" label={fieldName('chain')} extra={extra}>
        <AutoComplete allowClear options={chains} showSearch={{ filterOption: matches }} />
      </Form.Item>
      <Form.Item name="unit" label={fieldName('unit')} extra={extra}>
        <AutoComplete allowClear options={units} showSearch={{ filterOption: matches }} />
      </Form.Item>
    </>
  )
}

/** What can also wait. */
function More() {
  return (
    <details className="capture-more">
      <summary>{say('更多信息（可稍后补充）', 'More, which can also wait')}</summary>
      <div className="fact-row">
        <Text name="investorHome" />
        <Text name="source" />
        <Text name="introducer" />
        <Text name="park" />
        <Form.Item name="landArea" label={fieldName('landArea')} rules={[amountRule]} validateTrigger="onBlur">
          <AmountInput unit={say('亩', 'mu')} />
        </Form.Item>
        <Text name="responsiblePerson" />
        <Text name="contact" />
        <Day name="agreedOpening" />
        <Day name="agreedProduction" />
        <Day name="agreedCapacity" />
      </div>
      <Form.Item name="content" label={fieldName('content')}>
        <Input.TextArea rows={2} maxLength={4000} />
      </Form.Item>
      <Form.Item name="note" label={say('备注', 'Note')}>
        <Input.TextArea rows={1} maxLength={2000} />
      </Form.Item>
    </details>
  )
}

function Text({ name, max = 200, isRequired }: { name: string; max?: number; isRequired?: boolean }) {
  return (
    <Form.Item name={name} label={fieldName(name)} rules={isRequired ? [required()] : []}>
      <Input maxLength={max} autoComplete="off" />
    </Form.Item>
  )
}

function Amount({ name }: { name: string }) {
  return (
    <Form.Item name={name} label={fieldName(name)} rules={[amountRule]} validateTrigger="onBlur">
      <AmountInput />
    </Form.Item>
  )
}

function Day({ name }: { name: string }) {
  return (
    <Form.Item name={name} label={fieldName(name)}>
      <DayInput />
    </Form.Item>
  )
}
