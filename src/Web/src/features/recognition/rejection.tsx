import { Form, Input, Modal } from 'antd'
import { Refused } from '@/lib/api'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { Failed } from '@/ui/state'
import { useCloseAsking } from '@/ui/use-close-asking'
import { useDecide } from './decide'
import type { WaitingFact } from './get-waiting'
import type { Told } from './outcomes'

interface RejectionProps {
  facts: WaitingFact[]
  onClose: () => void
  onDone: (told: Told) => void
}

/** A rejection cannot be taken back here, and whoever reported must know why. */
export function Rejection({ facts, onClose, onDone }: RejectionProps) {
  const [form] = Form.useForm<{ reason: string }>()
  const decide = useDecide((outcome) => {
    onClose()
    onDone({ outcome, facts, isRejection: true })
  })
  const send = ({ reason }: { reason: string }) =>
    decide.mutate(
      { what: { facts }, decision: { decision: 'reject', reason: reason.trim() } },
      {
        onError: (error) =>
          error instanceof Refused && form.setFields([{ name: 'reason', errors: error.fields['reason'] ?? [] }]),
      },
    )
  return (
    <Modal
      open
      title={say(`不予认定 ${count(facts.length)} 项？`, `Reject ${count(facts.length)} facts?`)}
      okText={say('不予认定', 'Reject')}
      okButtonProps={{ danger: true }}
      confirmLoading={decide.isPending}
      onOk={form.submit}
      onCancel={useCloseAsking(form, onClose)}
    >
      <p className="soft">
        {say(
          '不予认定后不能撤回，上报人需要重新上报。原因会记入项目并告知上报人。',
          'This cannot be undone: it must be reported again. The reason is kept with the project and shown to whoever reported it.',
        )}
      </p>
      <Form form={form} layout="vertical" onFinish={send}>
        <Form.Item
          name="reason"
          label={say('原因', 'Reason')}
          rules={[{ required: true, whitespace: true, message: say('请写明原因', 'Say why') }]}
        >
          <Input.TextArea autoFocus rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
      {decide.error && <Failed error={decide.error} />}
    </Modal>
  )
}
