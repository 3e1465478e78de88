import { Alert, App, Modal } from 'antd'
import { useState } from 'react'
import { newKey } from '@/lib/api'
import { say } from '@/lib/language'
import { useResend } from './act'
import type { Mail } from './get-mails'

/** Sends an issue to one person once more. */
export function ResendDialog({ week, mail, onClose }: { week: string; mail: Mail; onClose: () => void }) {
  const resend = useResend(week)
  const { message } = App.useApp()
  const [key] = useState(newKey)
  const send = () =>
    resend.mutate(
      { recipients: [mail.recipient], key },
      {
        onSuccess: () => {
          void message.success(say(`已交付重发给${mail.name}`, `On its way to ${mail.name} again`))
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      title={say(`重发给${mail.name}`, `Send again to ${mail.name}`)}
      okText={say('重发一封', 'Send one more')}
      okButtonProps={{ loading: resend.isPending }}
      cancelText={say('取消', 'Cancel')}
      onOk={send}
      onCancel={onClose}
    >
      {resend.error && <Alert type="error" showIcon title={resend.error.message} className="failed" />}
      <p>
        {mail.state === 'unknown'
          ? say(
              '上一封结果不明：对方可能已经收到。请先向对方确认，重发后可能收到两封。',
              'Nobody knows whether the last one arrived: ask first. Sent again, it may arrive twice.',
            )
          : mail.state === 'sent' || mail.state === 'delivered'
            ? say(
                '上一封已经发出。重发后对方会收到第二封，内容完全相同。',
                'The last one has left. Sent again, a second, identical one arrives.',
              )
            : say('内容与原件完全相同。', 'It is identical to the first.')}
      </p>
      <p className="soft">{say('重发会记入操作记录。', 'This is kept in the trail.')}</p>
    </Modal>
  )
}
