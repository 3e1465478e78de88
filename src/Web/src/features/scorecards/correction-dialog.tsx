import { App, Form, Input, Modal, Alert } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { showRefusal } from '@/ui/field-errors'
import { useCloseAsking } from '@/ui/use-close-asking'
import { useCorrect } from './act'

/** Tells those who got a wrong issue what is right: the issue itself never changes. */
export function CorrectionDialog({ week, people, onClose }: { week: string; people: number; onClose: () => void }) {
  const [form] = Form.useForm<{ text: string }>()
  const [rest, tell] = useState<string[]>([])
  const correct = useCorrect(week)
  const { message } = App.useApp()
  const send = ({ text }: { text: string }) => {
    tell([])
    correct.mutate(text, {
      onSuccess: ({ mails }) => {
        void message.success(
          say(`更正通知已交付给 ${mails.length} 人`, `The correction is on its way to ${mails.length}`),
        )
        onClose()
      },
      onError: (error) => tell(showRefusal(form, error)),
    })
  }
  return (
    <Modal
      open
      title={say('更正通知', 'Correction notice')}
      okText={say(`发给 ${people} 人`, `Send to ${people}`)}
      okButtonProps={{ loading: correct.isPending, danger: true }}
      cancelText={say('取消', 'Cancel')}
      onOk={form.submit}
      onCancel={useCloseAsking(form, onClose)}
    >
      <Form form={form} layout="vertical" onFinish={send} requiredMark={false}>
        <p>
          {say(
            `已签发的通报不会改动。更正通知发给收到本期的 ${people} 人；同样的文字只发一次。`,
            `The issue itself does not change. The notice goes to the ${people} who got it; the same text goes once.`,
          )}
        </p>
        {rest.map((text) => (
          <Alert key={text} type="error" showIcon title={text} className="failed" />
        ))}
        <Form.Item
          name="text"
          label={say('更正内容', 'What is right')}
          rules={[
            {
              required: true,
              whitespace: true,
              message: say('请写明哪一处有误、应为什么。', 'Say what was wrong and what is right.'),
            },
          ]}
        >
          <Input.TextArea
            rows={6}
            maxLength={4000}
            showCount
            placeholder={say(
              '例：表二“开工率”一栏，城关街道应为 68.75%（22/32）。',
              'E.g. table 2, opening rate of …: 68.75% (22/32).',
            )}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
