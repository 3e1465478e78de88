import { Checkbox, Form, Input } from 'antd'
import { amountRule } from '@/lib/amount'
import { causeName, dateName } from '@/lib/fact-words'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { useToday } from '@/lib/today'
import type { FactKind } from '@/lib/words'
import { AmountInput } from '@/ui/amount-input'
import { DayInput } from '@/ui/day-input'
import { DateOrder } from './date-order'
import { hasAmount, hasTerms, needsCause } from './fact-values'

const required = () => ({ required: true, message: say('必填', 'This is required') })

/** The fields that a kind of fact has. */
export function FactFields({ project, kind }: { project: Project; kind: FactKind }) {
  const today = useToday()
  const form = Form.useFormInstance()
  return (
    <>
      {/* Enter takes the date that was typed; what is to be said of it is read before it is recorded. */}
      <div className="fact-row" onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}>
        <Form.Item name="on" label={dateName(kind)} rules={[required()]}>
          <DayInput max={today} />
        </Form.Item>
        <Form.Item name="approximate" valuePropName="checked" className="fact-month">
          <Checkbox>{say('只知道月份', 'Only the month is known')}</Checkbox>
        </Form.Item>
      </div>
      <DateOrder project={project} kind={kind} />
      {hasAmount(kind) && (
        <div className="fact-row">
          <Form.Item
            name="amount"
            label={kind === 'paidIn' ? say('本笔金额', 'Amount') : say('增加的总投资', 'Added to total investment')}
            rules={[required(), amountRule]}
            validateTrigger="onBlur"
          >
            <AmountInput />
          </Form.Item>
          {kind === 'capitalIncreased' && (
            <Amount name="contractedCapital" label={say('其中合同引资额增加', 'Added to contracted capital')} />
          )}
        </div>
      )}
      {hasTerms(kind) && (
        <div className="fact-row">
          <Amount name="totalInvestment" label={say('总投资', 'Total investment')} />
          <Amount name="contractedCapital" label={say('合同引资额', 'Contracted capital')} />
        </div>
      )}
      {kind === 'producing' && (
        <Form.Item name="partial" valuePropName="checked">
          <Checkbox>{say('部分投产', 'Only a part of the capacity')}</Checkbox>
        </Form.Item>
      )}
      {needsCause(kind) && (
        <Form.Item name="cause" label={causeName(kind)} rules={[{ ...required(), whitespace: true }]}>
          <Input maxLength={2000} />
        </Form.Item>
      )}
      <Form.Item name="note" label={say('备注', 'Note')}>
        <Input.TextArea
          rows={1}
          maxLength={2000}
          onKeyDown={(event) => {
            // Enter records, as in every other field; Shift and Enter begin a new line.
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            form.submit()
          }}
        />
      </Form.Item>
    </>
  )
}

function Amount({ name, label }: { name: string; label: string }) {
  return (
    <Form.Item name={name} label={label} rules={[amountRule]} validateTrigger="onBlur">
      <AmountInput />
    </Form.Item>
  )
}
