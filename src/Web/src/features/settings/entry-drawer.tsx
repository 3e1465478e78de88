import { Alert, App, Button, Drawer, Form, type FormInstance, Input, Select, Skeleton } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { Refused } from '@/lib/api'
import { say } from '@/lib/language'
import { useRegion } from '@/lib/region'
import type { Versioned } from '@/lib/versioned'
import { showRefusal } from '@/ui/field-errors'
import { type Entry, type Registry, useSaveEntry } from './registry'

interface EntryDrawerProps<T extends Entry> {
  registry: Registry<T>
  /** The key of the one to edit; null for a new one. */
  of: string | null
  title: string
  children: (form: FormInstance<T>) => ReactNode
  onClose: () => void
}

const stale = 412

/** The form of one chain or unit. */
export function EntryDrawer<T extends Entry>({ registry, of, title, children, onClose }: EntryDrawerProps<T>) {
  const region = useRegion()
  const [form] = Form.useForm<T>()
  const [read, setRead] = useState<Versioned<T> | null>(null)
  const [rest, tell] = useState<string[]>([])
  const save = useSaveEntry(registry, region)
  const { message } = App.useApp()
  useEffect(() => {
    if (of === null) return
    let isWanted = true
    registry.load(region, of).then(
      (loaded) => isWanted && setRead(loaded),
      (error: Error) => isWanted && tell([error.message]),
    )
    return () => void (isWanted = false)
  }, [of, region, registry])
  const submit = (values: T) => {
    tell([])
    const entry = { ...read?.value, ...values, key: of ?? values.name.trim() }
    save.mutate(
      { entry, tag: read?.tag ?? null },
      {
        onSuccess: () => {
          void message.success(say('已保存', 'Saved'))
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
      size={480}
      title={title}
      onClose={onClose}
      footer={
        <div className="settings-save-bar">
          <Button onClick={onClose}>{say('取消', 'Cancel')}</Button>
          <Button type="primary" loading={save.isPending} disabled={of !== null && !read} onClick={form.submit}>
            {say('保存', 'Save')}
          </Button>
        </div>
      }
    >
      {rest.map((text) => (
        <Alert key={text} type="error" showIcon title={text} className="settings-note" />
      ))}
      {of !== null && !read ? (
        <Skeleton active className="loading" title={false} />
      ) : (
        <Form form={form} layout="vertical" {...(read ? { initialValues: read.value } : {})} onFinish={submit}>
          <Form.Item
            name="name"
            label={say('名称', 'Name')}
            rules={[{ required: true, whitespace: true, message: say('请填写名称。', 'Give a name.') }]}
          >
            <Input maxLength={60} autoFocus />
          </Form.Item>
          {children(form)}
          <Form.Item
            name="aliases"
            label={say('别名', 'Aliases')}
            extra={say(
              '台账中的其他写法；导入时都认作它。回车加一个。',
              'Other spellings in ledgers that mean this one. Enter adds one.',
            )}
          >
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />
          </Form.Item>
        </Form>
      )}
    </Drawer>
  )
}

function conflict(isNew: boolean): string {
  return isNew
    ? say('已有同名的一个，请换一个名称，或编辑原有的。', 'There is one of that name; take another, or edit that one.')
    : say(
        '别人刚刚改过它。请关闭后重新打开，再改一次。',
        'Somebody else has just changed it. Close this, open it again, and change it.',
      )
}
