import { useSuspenseQuery } from '@tanstack/react-query'
import { Alert, DatePicker, Form, Input, Modal, Select, Switch } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { meQuery } from '@/lib/session'
import { roleName } from '@/lib/words'
import { CopyButton } from '@/ui/copy-button'
import { showRefusal } from '@/ui/field-errors'
import { useCreateToken } from './tokens'

interface Values {
  name: string
  readOnly: boolean
  expires: Dayjs
  /** Places in the list of one's own rights; none: all of them. */
  grants?: number[]
}

const usualDays = 90
const longestDays = 365

/** Makes a token; its secret is shown here, once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const me = useSuspenseQuery(meQuery()).data
  const [form] = Form.useForm<Values>()
  const [rest, tell] = useState<string[]>([])
  const create = useCreateToken()
  const secret = create.data?.secret
  const submit = ({ name, readOnly, expires, grants }: Values) => {
    tell([])
    create.mutate(
      {
        name,
        readOnly,
        expires: expires.endOf('day').toISOString(),
        ...(grants?.length ? { grants: grants.map((at) => bodyOf(me.grants[at]!)) } : {}),
      },
      { onError: (error) => tell(showRefusal(form, error)) },
    )
  }
  return (
    <Modal
      open
      title={secret ? say('令牌已建立', 'The token is made') : say('新建令牌', 'Make a token')}
      okText={say('建立', 'Make it')}
      okButtonProps={{ loading: create.isPending, hidden: Boolean(secret) }}
      cancelText={secret ? say('完成', 'Done') : say('取消', 'Cancel')}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: !secret }}
    >
      {secret ? (
        <>
          <Alert
            type="warning"
            showIcon
            className="people-note"
            title={say('请现在复制保存：关闭后无法再看到。', 'Copy it now: it is not shown again.')}
          />
          <div className="people-secret">
            <Input
              readOnly
              value={secret}
              aria-label={say('令牌', 'The token')}
              onFocus={({ target }) => target.select()}
            />
            <CopyButton text={secret} />
          </div>
        </>
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ readOnly: true, expires: dayjs().add(usualDays, 'day') }}
          onFinish={submit}
        >
          {rest.map((text) => (
            <Alert key={text} type="error" showIcon title={text} className="people-note" />
          ))}
          <Form.Item
            name="name"
            label={say('名称', 'Name')}
            extra={say('用在哪里，如“Power BI 月报”。', 'What it is for.')}
            rules={[{ required: true, whitespace: true, message: say('请填写名称。', 'Give a name.') }]}
          >
            <Input maxLength={60} autoFocus autoComplete="off" />
          </Form.Item>
          <Form.Item name="readOnly" valuePropName="checked" label={say('只读', 'Read-only')}>
            <Switch />
          </Form.Item>
          <Form.Item
            name="grants"
            label={say('权限', 'Rights')}
            extra={say('不选即同本人。', 'None chosen: as yourself.')}
          >
            <Select
              mode="multiple"
              options={me.grants.map((grant, value) => ({
                value,
                label: [roleName(grant.role), grant.region, grant.key].filter(Boolean).join(' · '),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="expires"
            label={say('到期', 'Ends')}
            rules={[{ required: true, message: say('请选择日期。', 'Choose a day.') }]}
          >
            <DatePicker
              className="people-date"
              allowClear={false}
              minDate={dayjs().add(1, 'day')}
              maxDate={dayjs().add(longestDays, 'day')}
            />
          </Form.Item>
        </Form>
      )}
    </Modal>
  )
}

function bodyOf({ role, region, key }: Schemas['Grant']): Schemas['GrantBody'] {
  return { role, region: region ?? null, key: key ?? null }
}
