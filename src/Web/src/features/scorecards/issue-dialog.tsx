import { Alert, App, Modal, Table } from 'antd'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { useChains, useUnits } from '@/lib/region'
import { Loaded } from '@/ui/state'
import { useIssue } from './act'
import { useIssueName } from './get-issues'
import { type Recipient, useRecipients } from './get-recipients'

/** Asks before an issue is frozen and mailed: to how many, and what each gets. */
export function IssueDialog({ week, onClose }: { week: string; onClose: () => void }) {
  const recipients = useRecipients()
  const issue = useIssue(week)
  const name = useIssueName(week)
  const { message } = App.useApp()
  const people = recipients.data?.items
  const send = () =>
    issue.mutate(undefined, {
      onSuccess: ({ mails }) => {
        void message.success(say(`已签发，共 ${mails?.length ?? 0} 封邮件`, `Issued; ${mails?.length ?? 0} mails`))
        onClose()
      },
    })
  return (
    <Modal
      open
      width={640}
      title={say(`签发${name}？`, `Issue ${name}?`)}
      okText={
        people
          ? say(`签发，寄给 ${count(people.length)} 人`, `Issue and mail to ${count(people.length)}`)
          : say('签发', 'Issue')
      }
      okButtonProps={{ loading: issue.isPending, disabled: !people, danger: true }}
      cancelText={say('取消', 'Cancel')}
      onOk={send}
      onCancel={onClose}
    >
      {issue.error && <Alert type="error" showIcon title={issue.error.message} className="failed" />}
      <p>
        {say(
          '签发后，数字和文字都不能再改；每人只寄一次，有误只能另发更正通知。',
          'Once it is out, neither numbers nor words change; each person gets one mail, and mistakes are put right by a correction notice.',
        )}
      </p>
      <Loaded query={recipients} rows={4}>
        {({ items }) => <Readers items={items} />}
      </Loaded>
    </Modal>
  )
}

/** Who gets what. */
function Readers({ items }: { items: Recipient[] }) {
  const nameOf = useAudienceName()
  if (items.length === 0)
    return (
      <Alert
        type="warning"
        showIcon
        title={say(
          '还没有收件人：通报会固定存档，但不寄给任何人。',
          'Nobody is registered: it is frozen, and mailed to nobody.',
        )}
      />
    )
  return (
    <Table
      rowKey="id"
      size="small"
      scroll={{ x: 'max-content', y: 260 }}
      pagination={false}
      dataSource={items}
      columns={[
        { title: say('收件人', 'To'), dataIndex: 'name' },
        {
          title: say('版本', 'Version'),
          render: (_, { audiences }) => (audiences ?? []).map(nameOf).join(say('、', ', ')),
        },
        { title: say('语言', 'Language'), render: (_, { language }) => (language === 'en' ? 'English' : '中文') },
      ]}
    />
  )
}

function useAudienceName(): (audience: string) => string {
  const chains = useChains().data?.items ?? []
  const units = useUnits().data?.items ?? []
  return (audience) => {
    if (audience === 'all') return say('全文', 'The whole')
    const key = audience.slice(audience.indexOf(':') + 1)
    const from = audience.startsWith('chain:') ? chains : units
    return from.find((one) => one.key === key)?.name ?? key
  }
}
