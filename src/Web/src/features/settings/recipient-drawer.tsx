import { Alert, App, Button, Drawer, Form, Input, Radio, Select, Skeleton, Switch } from 'antd'
import { useState } from 'react'
import { Refused } from '@/lib/api'
import { say } from '@/lib/language'
import { showRefusal } from '@/ui/field-errors'
import { type Recipient, useRecipient, useSaveRecipient } from './recipients'
import { useAudienceOptions } from './recipients-tab'

const stale = 412

/** The form of one recipient. */
export function RecipientDrawer({ of, taken, onClose }: { of: string | null; taken: string[]; onClose: () => void }) {
  const [form] = Form.useForm<Recipient>()
  const [rest, tell] = useState<string[]>([])
  const read = useRecipient(of)
  const save = useSaveRecipient()
  const { message } = App.useApp()
  const options = useAudienceOptions()
  const submit = (values: Recipient) => {
    tell([])
    save.mutate(
      { person: { ...values, id: of ?? idFor(values.email, taken) }, tag: of === null ? null : read.data!.tag },
      {
        onSuccess: () => {
          void message.success(say('已保存', 'Saved'))
          onClose()
        },
        onError: (error) =>
          tell(
            error instanceof Refused && error.status === stale
              ? [
                  say(
                    '别人刚刚改过。请关闭后重新打开，再改一次。',
                    'Somebody else has just changed this. Close it, open it again, and change it.',
                  ),
                ]
              : showRefusal(form, error),
          ),
      },
    )
  }
  return (
    <Drawer
      open
      size={480}
      title={of === null ? say('新增收件人', 'Add a recipient') : say('编辑收件人', 'Edit the recipient')}
      onClose={onClose}
      footer={
        <div className="settings-save-bar">
          <Button onClick={onClose}>{say('取消', 'Cancel')}</Button>
          <Button type="primary" loading={save.isPending} disabled={of !== null && !read.data} onClick={form.submit}>
            {say('保存', 'Save')}
          </Button>
        </div>
      }
    >
      {[...rest, ...(read.error ? [read.error.message] : [])].map((text) => (
        <Alert key={text} type="error" showIcon title={text} className="settings-note" />
      ))}
      {of !== null && !read.data ? (
        <Skeleton active className="loading" title={false} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          initialValues={read.data?.value ?? { language: 'zh', audiences: [], drafts: false }}
          onFinish={submit}
        >
          <Form.Item name="name" label={say('姓名', 'Name')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={60} autoFocus />
          </Form.Item>
          <Form.Item name="email" label={say('邮箱', 'Mail address')} rules={[{ required: true, type: 'email' }]}>
            <Input inputMode="email" maxLength={254} />
          </Form.Item>
          <Form.Item
            name="audiences"
            label={say('版本', 'Version')}
            extra={say(
              '选多个也只收一封；自己的产业链、单位排在最前。',
              'Several make one mail, with their own parts first.',
            )}
            rules={[{ required: true }]}
          >
            <Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} />
          </Form.Item>
          <Form.Item name="language" label={say('语言', 'Language')}>
            <Radio.Group
              options={[
                { value: 'zh', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="drafts"
            valuePropName="checked"
            label={say('先收草稿', 'Gets the draft')}
            extra={say(
              '签发前收到草稿，可修改、暂缓或放行（一般是招商局负责人）。',
              'Before the issue, to edit it, hold it or let it go: the bureau’s head.',
            )}
          >
            <Switch />
          </Form.Item>
        </Form>
      )}
    </Drawer>
  )
}

/** An id of its own, from the mail address: it only shows in addresses and the trail. */
function idFor(email: string, taken: string[]): string {
  const name = (email.split('@')[0] ?? '').replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'person'
  let id = name.slice(0, 60)
  for (let at = 2; taken.includes(id); at++) id = `${name.slice(0, 60)}-${at}`
  return id
}
