import { Button, Table } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import { Panel } from '@/ui/panel'
import { Loaded, Nothing } from '@/ui/state'
import { CorrectionDialog } from './correction-dialog'
import { type Mail, useMails } from './get-mails'
import { MailState } from './mail-states'
import { ResendDialog } from './resend-dialog'

/** What became of every mail of an issue, and sending it again or putting it right: explicit acts that are kept. */
export function Mails({ week }: { week: string }) {
  const mails = useMails(week)
  const { decides } = useRightsHere()
  const [again, sendAgain] = useState<Mail | null>(null)
  const [isCorrecting, correct] = useState(false)
  return (
    <Panel
      title={say('邮件', 'Mails')}
      extra={decides && <Button onClick={() => correct(true)}>{say('发更正通知', 'Send a correction')}</Button>}
    >
      <Loaded query={mails}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>
              {say(
                '本期没有收件人。请在“设置 › 收件人”中添加；已签发的一期不会补发给后加的人。',
                'Nobody was registered for this issue. Add recipients in Settings; an issue that is out is not sent to those who were added later.',
              )}
            </Nothing>
          ) : (
            <MailTable items={items} {...(decides ? { onResend: sendAgain } : {})} />
          )
        }
      </Loaded>
      {again && <ResendDialog week={week} mail={again} onClose={() => sendAgain(null)} />}
      {isCorrecting && (
        <CorrectionDialog week={week} people={peopleOf(mails.data?.items)} onClose={() => correct(false)} />
      )}
    </Panel>
  )
}

function peopleOf(items: Mail[] | undefined): number {
  return new Set(items?.filter(({ kind }) => kind === 'issue').map(({ recipient }) => recipient)).size
}

function kindName(kind: string): string {
  if (kind === 'issue') return say('通报', 'Issue')
  if (kind === 'draft') return say('草稿', 'Draft')
  return kind.startsWith('correction') ? say('更正通知', 'Correction') : say('重发', 'Resent')
}

function MailTable({ items, onResend }: { items: Mail[]; onResend?: (mail: Mail) => void }) {
  const columns: TableColumnsType<Mail> = [
    { title: say('收件人', 'To'), dataIndex: 'name' },
    { title: say('内容', 'What'), render: (_, { kind }) => kindName(kind) },
    { title: say('状态', 'State'), render: (_, { state }) => <MailState state={state} /> },
    { title: say('时间', 'When'), render: (_, { at }) => (at ? moment(at) : '–') },
    { title: say('原因', 'Reason'), render: (_, { reason }) => reason ?? '' },
  ]
  if (onResend)
    columns.push({
      title: say('操作', 'Actions'),
      render: (_, mail) =>
        mail.kind === 'draft' ? null : (
          <Button
            size="small"
            aria-label={say(`重发给${mail.name}`, `Send again to ${mail.name}`)}
            onClick={() => onResend(mail)}
          >
            {say('重发', 'Send again')}
          </Button>
        ),
    })
  return (
    <Table
      rowKey={({ kind, recipient }) => `${kind} ${recipient}`}
      size="small"
      scroll={{ x: 'max-content' }}
      columns={columns}
      dataSource={items}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
    />
  )
}
