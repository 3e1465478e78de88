import { PlusOutlined } from '@ant-design/icons'
import { Alert, App, Button, Table } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { useChains, useRightsHere, useUnits } from '@/lib/region'
import { Panel } from '@/ui/panel'
import { Loaded, Nothing } from '@/ui/state'
import { RecipientDrawer } from './recipient-drawer'
import { type Recipient, useRecipients, useRemoveRecipient } from './recipients'

/** Who gets the bulletins, and which version. */
export function RecipientsTab() {
  const recipients = useRecipients()
  const { decides } = useRightsHere()
  const [edited, edit] = useState<string | null | undefined>()
  const add = decides && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => edit(null)}>
      {say('新增收件人', 'Add a recipient')}
    </Button>
  )
  return (
    <Panel title={say('通报收件人', 'Recipients of the bulletins')} extra={add}>
      <Loaded query={recipients}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>
              {say(
                '还没有收件人，通报不会寄给任何人。请先新增。',
                'Nobody is registered: bulletins are mailed to nobody. Add somebody.',
              )}
            </Nothing>
          ) : (
            <RecipientTable items={items} onEdit={edit} />
          )
        }
      </Loaded>
      {edited !== undefined && (
        <RecipientDrawer
          of={edited}
          taken={(recipients.data?.items ?? []).map(({ id }) => id)}
          onClose={() => edit(undefined)}
        />
      )}
    </Panel>
  )
}

function RecipientTable({ items, onEdit }: { items: Recipient[]; onEdit: (id: string) => void }) {
  const { decides } = useRightsHere()
  const remove = useRemoveRecipient()
  const { modal } = App.useApp()
  const options = useAudienceOptions().flatMap((one) => one.options ?? [one])
  const nameOf = (audience: string) => options.find(({ value }) => value === audience)?.label ?? audience
  const confirm = ({ id, name }: Recipient) =>
    modal.confirm({
      title: say(`不再寄给${name}？`, `Take ${name} off the list?`),
      content: say('以后各期不再寄给此人；已寄的不受影响。', 'Later issues are not mailed to this person.'),
      okText: say('删除', 'Remove'),
      okButtonProps: { danger: true },
      cancelText: say('取消', 'Cancel'),
      onOk: () => remove.mutateAsync(id).catch(() => undefined),
    })
  const columns: TableColumnsType<Recipient> = [
    { title: say('姓名', 'Name'), dataIndex: 'name' },
    { title: say('邮箱', 'Mail address'), dataIndex: 'email' },
    {
      title: say('版本', 'Version'),
      render: (_, { audiences }) => (audiences ?? []).map(nameOf).join(say('、', ', ')),
    },
    { title: say('语言', 'Language'), render: (_, { language }) => (language === 'en' ? 'English' : '中文') },
    { title: say('收草稿', 'Drafts'), render: (_, { drafts }) => (drafts ? say('是', 'Yes') : '') },
  ]
  if (decides)
    columns.push({
      title: say('操作', 'Actions'),
      render: (_, person) => (
        <span className="settings-tools">
          <Button
            size="small"
            aria-label={say(`编辑${person.name}`, `Edit ${person.name}`)}
            onClick={() => onEdit(person.id)}
          >
            {say('编辑', 'Edit')}
          </Button>
          <Button
            size="small"
            danger
            aria-label={say(`删除${person.name}`, `Remove ${person.name}`)}
            onClick={() => confirm(person)}
          >
            {say('删除', 'Remove')}
          </Button>
        </span>
      ),
    })
  return (
    <>
      {remove.error && <Alert type="error" showIcon className="settings-note" title={remove.error.message} />}
      <Table
        rowKey="id"
        size="middle"
        scroll={{ x: 'max-content' }}
        columns={columns}
        dataSource={items}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      />
    </>
  )
}

/** Everything that a recipient can be for. */
export function useAudienceOptions(): Audience[] {
  const chains = useChains().data?.items ?? []
  const units = useUnits().data?.items ?? []
  const all: Audience[] = [
    { value: 'all', label: say('全文（领导版）', 'The whole (leaders)') },
    {
      label: say('产业链', 'Chains'),
      options: chains.map(({ key, name }) => ({ value: `chain:${key}`, label: name })),
    },
    { label: say('责任单位', 'Units'), options: units.map(({ key, name }) => ({ value: `unit:${key}`, label: name })) },
  ]
  return all
}

interface Audience {
  label: string
  value?: string
  options?: { value: string; label: string }[]
}
