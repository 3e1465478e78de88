import { Alert, App, Button, Drawer, Form, Input, Skeleton, Switch } from 'antd'
import { useState } from 'react'
import { Refused } from '@/lib/api'
import { say } from '@/lib/language'
import { showRefusal } from '@/ui/field-errors'
import { GrantsField } from './grants-field'
import { type PersonBody, usePerson, useSavePerson } from './people'

type Values = PersonBody & { id: string; locked: boolean }

const stale = 412

/** The form of one person. */
export function PersonDrawer({ of, onClose }: { of: string | null; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const [rest, tell] = useState<string[]>([])
  const read = usePerson(of)
  const save = useSavePerson()
  const { message } = App.useApp()
  const submit = ({ id, name, external, locked, grants }: Values) => {
    tell([])
    save.mutate(
      {
        id: of ?? id.trim(),
        tag: of === null ? null : read.data!.tag,
        body: { name: name ?? '', external: external || null, disabled: locked, grants: grants ?? [] },
      },
      {
        onSuccess: () => {
          void message.success(
            of === null
              ? say(
                  '已新增。请用“让其登录”给出一次性链接或初始密码。',
                  'Added. Give a one-time link or a first password with “Let in”.',
                )
              : say('已保存', 'Saved'),
          )
          onClose()
        },
        onError: (error) =>
          tell(error instanceof Refused && error.status === stale ? [conflict(of === null)] : showRefusal(form, error)),
      },
    )
  }
  return (
    <Drawer
      open
      size={560}
      title={of === null ? say('新增人员', 'Add a person') : say('编辑人员', 'Edit the person')}
      onClose={onClose}
      footer={
        <div className="people-save">
          <Button onClick={onClose}>{say('取消', 'Cancel')}</Button>
          <Button type="primary" loading={save.isPending} disabled={of !== null && !read.data} onClick={form.submit}>
            {say('保存', 'Save')}
          </Button>
        </div>
      }
    >
      {[...rest, ...(read.error ? [read.error.message] : [])].map((text) => (
        <Alert key={text} type="error" showIcon title={text} className="people-note" />
      ))}
      {of !== null && !read.data ? (
        <Skeleton active className="loading" title={false} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          initialValues={
            read.data ? { ...read.data.value, locked: read.data.value.disabled } : { grants: [{}], locked: false }
          }
          onFinish={submit}
        >
          {of === null && (
            <Form.Item
              name="id"
              label={say('账号', 'Id')}
              extra={say(
                '登录时用，之后不能改；用字母、数字，如 zhang.san。',
                'For signing in, never changes: letters and digits, such as zhang.san.',
              )}
              rules={[{ required: true, whitespace: true, message: say('请填写账号。', 'Give an id.') }]}
            >
              <Input autoFocus autoComplete="off" maxLength={100} />
            </Form.Item>
          )}
          <Form.Item
            name="name"
            label={say('姓名', 'Name')}
            rules={[{ required: true, whitespace: true, message: say('请填写姓名。', 'Give a name.') }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <GrantsField />
          <Form.Item
            name="external"
            label={say('统一身份账号', 'Account at the identity provider')}
            extra={say('用单位统一身份登录时填写，否则留空。', 'Only where people sign in by an identity provider.')}
          >
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="locked"
            valuePropName="checked"
            label={say('停用', 'Locked out')}
            extra={say(
              '立即退出并不能再登录；历史记录照旧保留其姓名。',
              'Signed out at once and kept out; the history still names the person.',
            )}
          >
            <Switch />
          </Form.Item>
        </Form>
      )}
    </Drawer>
  )
}

function conflict(isNew: boolean): string {
  return isNew
    ? say('这个账号已经有了，请换一个。', 'There is somebody with that id; take another.')
    : say(
        '别人刚刚改过。请关闭后重新打开，再改一次。',
        'Somebody else has just changed this. Close it, open it again, and change it.',
      )
}
