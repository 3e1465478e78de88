import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { showRefusal } from '@/ui/field-errors'
import { type Person, useGivePassword } from './people'

/** A first password, which the person must change when signing in. */
export function PasswordDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [form] = Form.useForm<{ password: string }>()
  const [rest, tell] = useState<string[]>([])
  const give = useGivePassword()
  const { message } = App.useApp()
  const submit = ({ password }: { password: string }) => {
    tell([])
    give.mutate(
      { id: person.id, password },
      {
        onSuccess: () => {
          void message.success(say('初始密码已设，首次登录须修改', 'Set; it must be changed at the first sign-in'))
          onClose()
        },
        onError: (error) => tell(showRefusal(form, error)),
      },
    )
  }
  return (
    <Modal
      open
      title={say(`给${person.name}设初始密码`, `A first password for ${person.name}`)}
      okText={say('设定', 'Set it')}
      okButtonProps={{ loading: give.isPending }}
      cancelText={say('取消', 'Cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      {rest.map((text) => (
        <Alert key={text} type="error" showIcon title={text} className="people-note" />
      ))}
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <Form.Item
          name="password"
          label={say('初始密码', 'First password')}
          extra={say(
            '本人首次登录时必须改掉；已登录的设备会退出。',
            'It must be changed at the first sign-in; open sessions end.',
          )}
          rules={[{ required: true, message: say('请填写密码。', 'Give a password.') }]}
        >
          <Input.Password autoComplete="new-password" autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
