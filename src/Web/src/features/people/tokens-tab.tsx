import { PlusOutlined } from '@ant-design/icons'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Alert, App, Button, Table } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import { meQuery } from '@/lib/session'
import { Chip } from '@/ui/chip'
import { Panel } from '@/ui/panel'
import { Loaded, Nothing } from '@/ui/state'
import { Grants } from './people-tab'
import { TokenDialog } from './token-dialog'
import { type Token, useRevokeToken, useTokens } from './tokens'

/** Tokens with which programs come in as their person. */
export function TokensTab() {
  const tokens = useTokens()
  const [isCreating, create] = useState(false)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => create(true)}>
      {say('新建令牌', 'Make a token')}
    </Button>
  )
  return (
    <Panel title={say('令牌', 'Tokens')} extra={add}>
      <p className="soft">
        {say(
          '供程序和报表工具（如 Power BI）取数，权限不超过本人。建议只读、到期即止。',
          'For programs and reporting tools such as Power BI; a token may do no more than its person. Prefer read-only ones that end.',
        )}
      </p>
      <Loaded query={tokens}>
        {({ items }) =>
          items.length === 0 ? <Nothing>{say('还没有令牌。', 'No token yet.')}</Nothing> : <TokenTable items={items} />
        }
      </Loaded>
      {isCreating && <TokenDialog onClose={() => create(false)} />}
    </Panel>
  )
}

function TokenTable({ items }: { items: Token[] }) {
  const me = useSuspenseQuery(meQuery()).data
  const revoke = useRevokeToken()
  const { modal } = App.useApp()
  const confirm = ({ id, name }: Token) =>
    modal.confirm({
      title: say(`收回“${name}”？`, `Take back ${name}?`),
      content: say('用它的程序立即不能再取数，不能恢复。', 'Programs that use it are refused at once, for good.'),
      okText: say('收回', 'Take back'),
      okButtonProps: { danger: true },
      cancelText: say('取消', 'Cancel'),
      onOk: () => revoke.mutateAsync(id).catch(() => undefined),
    })
  const columns: TableColumnsType<Token> = [
    { title: say('名称', 'Name'), dataIndex: 'name' },
    { title: say('所属', 'Of'), render: (_, { person }) => (person === me.id ? say('我', 'Me') : person) },
    {
      title: say('权限', 'Rights'),
      render: (_, { grants, readOnly }) => (
        <>
          {grants ? <Grants of={grants} /> : say('同本人', 'As the person')}{' '}
          {readOnly && <Chip>{say('只读', 'Read-only')}</Chip>}
        </>
      ),
    },
    { title: say('创建', 'Made'), render: (_, { created }) => moment(created) },
    { title: say('到期', 'Ends'), render: (_, { expires }) => moment(expires) },
    { title: say('状态', 'State'), render: (_, token) => <State of={token} /> },
    {
      title: say('操作', 'Actions'),
      render: (_, token) =>
        !token.revoked && (
          <Button
            size="small"
            danger
            aria-label={say(`收回${token.name}`, `Take back ${token.name}`)}
            onClick={() => confirm(token)}
          >
            {say('收回', 'Take back')}
          </Button>
        ),
    },
  ]
  return (
    <>
      {revoke.error && <Alert type="error" showIcon title={revoke.error.message} className="people-note" />}
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

function State({ of }: { of: Token }) {
  const [now] = useState(() => Date.now())
  if (of.revoked) return <Chip tone="bad">{say('已收回', 'Taken back')}</Chip>
  if (new Date(of.expires).getTime() <= now) return <Chip>{say('已到期', 'Ended')}</Chip>
  return <Chip tone="good">{say('有效', 'Valid')}</Chip>
}
