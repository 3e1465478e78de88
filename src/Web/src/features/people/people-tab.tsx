import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Button, Dropdown, Input, Table } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import { regionsQuery } from '@/lib/session'
import { roleName } from '@/lib/words'
import { Chip } from '@/ui/chip'
import { Panel } from '@/ui/panel'
import { Loaded } from '@/ui/state'
import { LinkDialog } from './link-dialog'
import { PasswordDialog } from './password-dialog'
import { type Person, usePeople } from './people'
import { PersonDrawer } from './person-drawer'

type Opened = { what: 'edit'; of: string | null } | { what: 'password' | 'link'; of: Person }

/** Everybody who may come in. Nobody is removed, since the trail names them: a person is locked out instead. */
export function PeopleTab() {
  const people = usePeople()
  const [opened, open] = useState<Opened | null>(null)
  const [text, search] = useState('')
  const close = () => open(null)
  const extra = (
    <div className="people-tools">
      <Input.Search
        className="people-search"
        aria-label={say('查找人员', 'Find a person')}
        placeholder={say('姓名或账号', 'Name or id')}
        allowClear
        onChange={({ target }) => search(target.value)}
      />
      <Button icon={<DownloadOutlined />} href="/api/trail?format=csv" download="trail-people.csv">
        {say('登录与授权记录', 'Trail of sign-ins and rights')}
      </Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => open({ what: 'edit', of: null })}>
        {say('新增人员', 'Add a person')}
      </Button>
    </div>
  )
  return (
    <Panel title={say('人员', 'People')} extra={extra}>
      <Loaded query={people}>
        {({ items }) => (
          <PeopleTable
            items={items.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(text.trim().toLowerCase()))}
            onOpen={open}
          />
        )}
      </Loaded>
      {opened?.what === 'edit' && <PersonDrawer of={opened.of} onClose={close} />}
      {opened?.what === 'password' && <PasswordDialog person={opened.of} onClose={close} />}
      {opened?.what === 'link' && <LinkDialog person={opened.of} onClose={close} />}
    </Panel>
  )
}

function PeopleTable({ items, onOpen }: { items: Person[]; onOpen: (opened: Opened) => void }) {
  const columns: TableColumnsType<Person> = [
    { title: say('姓名', 'Name'), dataIndex: 'name' },
    { title: say('账号', 'Id'), dataIndex: 'id' },
    { title: say('权限', 'Rights'), render: (_, { grants }) => <Grants of={grants} /> },
    { title: say('状态', 'State'), render: (_, person) => <State of={person} /> },
    { title: say('最近修改', 'Changed'), render: (_, { changedAt, changedBy }) => `${moment(changedAt)} ${changedBy}` },
    {
      title: say('操作', 'Actions'),
      render: (_, person) => (
        <span className="people-actions">
          <Button
            size="small"
            aria-label={say(`编辑${person.name}`, `Edit ${person.name}`)}
            onClick={() => onOpen({ what: 'edit', of: person.id })}
          >
            {say('编辑', 'Edit')}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'link', label: say('一次性链接…', 'One-time link…'), disabled: person.disabled },
                { key: 'password', label: say('设初始密码…', 'Give a first password…'), disabled: person.disabled },
              ],
              onClick: ({ key }) => onOpen({ what: key === 'link' ? 'link' : 'password', of: person }),
            }}
          >
            <Button size="small" aria-label={say(`让其登录：${person.name}`, `Let in: ${person.name}`)}>
              {say('让其登录', 'Let in')}
            </Button>
          </Dropdown>
        </span>
      ),
    },
  ]
  return (
    <Table
      rowKey="id"
      size="middle"
      scroll={{ x: 'max-content' }}
      columns={columns}
      dataSource={items}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
    />
  )
}

function State({ of }: { of: Person }) {
  if (of.disabled) return <Chip tone="bad">{say('已停用', 'Locked out')}</Chip>
  if (!of.hasPassword && !of.external) return <Chip tone="odd">{say('还不能登录', 'Cannot sign in yet')}</Chip>
  if (of.mustChangePassword) return <Chip tone="busy">{say('须改密码', 'Must change password')}</Chip>
  return <Chip tone="good">{say('可登录', 'May sign in')}</Chip>
}

/** Rights in words: 责任单位 · 豳州市 · 城关街道. */
export function Grants({ of }: { of: Person['grants'] }) {
  const regions = useSuspenseQuery(regionsQuery()).data.items
  return (
    <ul className="people-grants">
      {of.map(({ role, region, key }) => (
        <li key={`${role} ${region} ${key}`}>
          {[roleName(role), region && (regions.find(({ id }) => id === region)?.name ?? region), key]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ul>
  )
}
