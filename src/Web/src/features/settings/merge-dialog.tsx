import { Alert, App, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { useRegion } from '@/lib/region'
import { showRefusal } from '@/ui/field-errors'
import { useCloseAsking } from '@/ui/use-close-asking'
import { type Entry, useMerge } from './registry'

interface MergeDialogProps {
  kind: 'chain' | 'unit'
  from: Entry
  items: Entry[]
  onClose: () => void
}

/** Two names that mean one thing: tells what becomes of everything before it is done. */
export function MergeDialog({ kind, from, items, onClose }: MergeDialogProps) {
  const [form] = Form.useForm<{ into: string }>()
  const [rest, tell] = useState<string[]>([])
  const merge = useMerge(kind, useRegion())
  const { message } = App.useApp()
  const chosen = Form.useWatch<string | undefined>('into', form)
  const into = items.find(({ key }) => key === chosen)
  const kept = [...new Set([from.name, from.key, ...(from.aliases ?? [])])]
  const submit = (values: { into: string }) =>
    merge.mutate(
      { from: from.key, into: values.into },
      {
        onSuccess: ({ projects }) => {
          void message.success(say(`已并入，移动了 ${projects} 个项目`, `Merged; ${projects} projects moved`))
          onClose()
        },
        onError: (error) => tell(showRefusal(form, error)),
      },
    )
  return (
    <Modal
      open
      title={say(`把“${from.name}”并入另一个`, `Merge ${from.name} into another`)}
      okText={say('并入', 'Merge')}
      okButtonProps={{ loading: merge.isPending, disabled: !into, danger: true }}
      cancelText={say('取消', 'Cancel')}
      onOk={form.submit}
      onCancel={useCloseAsking(form, onClose)}
    >
      {rest.map((text) => (
        <Alert key={text} type="error" showIcon title={text} className="settings-note" />
      ))}
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <Form.Item name="into" label={say('并入', 'Into')} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={items.filter(({ key }) => key !== from.key).map(({ key, name }) => ({ value: key, label: name }))}
          />
        </Form.Item>
      </Form>
      {into && (
        <ul className="settings-consequences">
          <li>
            {say(
              `“${from.name}”的全部项目改属“${into.name}”，包括以往的归属；两者的各项率因此改变。`,
              `All projects of ${from.name} become ${into.name}’s, in the past too; the rates change with them.`,
            )}
          </li>
          <li>
            {say(
              '两者的目标相加；收件人改收合并后的版本。',
              'Targets are added up; recipients get the merged version.',
            )}
          </li>
          <li>
            {say(
              `${kept.map((name) => `“${name}”`).join('、')}作为别名保留，以后的台账照旧能认。`,
              `${kept.join(', ')} stay as aliases, so that ledgers that use them go on working.`,
            )}
          </li>
          <li>
            {say(
              `“${from.name}”从列表中消失；已签发的通报不变。`,
              `${from.name} leaves the list; issues that are out do not change.`,
            )}
          </li>
        </ul>
      )}
    </Modal>
  )
}
