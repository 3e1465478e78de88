import { DatePicker, Form, Input, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { say } from '@/lib/language'
import { factName } from '@/lib/words'
import { type Change, needsDay, needsReason, wasIs } from './plan'
import type { Asking } from './use-editing'

const most = 8

/** Asks why recognised facts and terms are corrected, and from which day somebody else answers for a project. */
export function ReasonDialog({ asking, today }: { asking: Asking; today: string }) {
  const { plan, answer } = asking
  const [form] = Form.useForm<{ why?: string; from?: Dayjs }>()
  const isCorrection = plan.some(({ change }) => needsReason(change))
  const isHolder = plan.some(({ change }) => needsDay(change))
  const title = isCorrection ? say('更正说明', 'Reason for the correction') : say('责任调整', 'New responsibility')
  return (
    <Modal
      open
      title={title}
      okText={say('保存', 'Save')}
      cancelText={say('放弃', 'Drop')}
      onCancel={() => answer(null)}
      onOk={() => form.submit()}
    >
      <ul className="ledger-changes">
        {plan.slice(0, most).map(({ row, change }, at) => {
          const [was, is] = wasIs(change)
          return (
            <li key={at}>
              {row.name} · {subjectOf(change)}：<del>{was}</del> → <b>{is}</b>
            </li>
          )
        })}
        {plan.length > most && <li>{say(`……等 ${plan.length} 处`, `… ${plan.length} in all`)}</li>}
      </ul>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ from: dayjs(today) }}
        onFinish={({ why, from }) => answer({ why: why?.trim() ?? '', from: from?.format('YYYY-MM-DD') ?? today })}
      >
        {isCorrection && (
          <Form.Item
            name="why"
            label={say('更正原因（留痕，进入通报的更正数）', 'Why (kept, and told in the scorecard)')}
            rules={[{ required: true, whitespace: true, message: say('请写明原因', 'Say why') }]}
          >
            <Input.TextArea autoFocus rows={2} maxLength={2000} />
          </Form.Item>
        )}
        {isHolder && (
          <Form.Item name="from" label={say('自何日起', 'From')} rules={[{ required: true }]}>
            <DatePicker allowClear={false} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}

function subjectOf(change: Change): string {
  switch (change.is) {
    case 'redate':
    case 'withdraw':
    case 'record':
      return factName(change.kind)
    case 'terms':
      return change.field === 'totalInvestment' ? say('总投资', 'Investment') : say('合同引资额', 'Contracted capital')
    case 'hold':
      return { unit: say('责任单位', 'Unit'), chain: say('产业链', 'Chain'), leader: say('包抓领导', 'Leader') }[
        change.field
      ]
    default:
      return ''
  }
}
