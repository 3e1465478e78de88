import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import type { Schemas } from '@/lib/api'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { LongTable } from '@/ui/long-table'
import { Panel } from '@/ui/panel'
import type { ImportAnswer } from './get-import'
import { ProjectLink } from './project-link'
import { WasIs } from './was-is'
import { fieldName } from './words'

/** What goes in and deserves a look: changes, projects that vanished, suspicious rows, remarks. */
export function Findings({ made }: { made: ImportAnswer }) {
  const [query, setQuery] = useSearchParams()
  const tabs = [
    { key: 'suspicious', name: say('可疑', 'Suspicious'), rows: made.suspicious ?? [], children: Suspicious },
    { key: 'changes', name: say('改动', 'Changes'), rows: made.changes, children: Changes },
    { key: 'vanished', name: say('本次未见', 'Vanished'), rows: made.vanished, children: Vanished },
    { key: 'warnings', name: say('提醒', 'Remarks'), rows: made.warnings, children: Warnings },
  ].filter(({ rows }) => rows.length > 0)
  if (tabs.length === 0) return null
  const chosen = tabs.find(({ key }) => key === query.get('tab')) ?? tabs[0]!
  return (
    <div id="findings">
      <Panel title={say('看一看', 'Worth a look')}>
        <Tabs
          activeKey={chosen.key}
          onChange={(tab) => setQuery({ tab }, { replace: true, preventScrollReset: true })}
          destroyOnHidden
          items={tabs.map(({ key, name, rows, children: Rows }) => ({
            key,
            label: `${name} ${count(rows.length)}`,
            children: <Rows made={made} />,
          }))}
        />
      </Panel>
    </div>
  )
}

interface Of {
  made: ImportAnswer
}

function keyed<T extends object>(rows: T[]): (T & { key: number })[] {
  return rows.map((row, key) => ({ ...row, key }))
}

function Changes({ made }: Of) {
  return (
    <LongTable<Schemas['ChangedField'] & { key: number }>
      width={760}
      dataSource={keyed(made.changes)}
      columns={[
        {
          title: say('项目', 'Project'),
          key: 'project',
          ellipsis: true,
          render: (_, { id, project }) => <ProjectLink id={id} name={project} />,
        },
        { title: say('内容', 'Field'), dataIndex: 'field', width: 170, render: fieldName },
        { title: say('原来 → 现在', 'Was → is'), key: 'was', width: 340, render: (_, row) => <WasIs {...row} /> },
      ]}
    />
  )
}

function Vanished({ made }: Of) {
  return (
    <>
      <p className="soft part-about">
        {say(
          '上一次的台账里有、这一次没有的项目。系统不会删除它们；确已流失的，请到项目里登记终止。',
          'Projects of the ledger before this one that this one does not have. They stay; if one is lost, record its termination.',
        )}
      </p>
      <LongTable<Schemas['VanishedProject']>
        width={560}
        rowKey="id"
        dataSource={made.vanished}
        columns={[
          {
            title: say('项目', 'Project'),
            key: 'project',
            render: (_, { id, project }) => <ProjectLink id={id} name={project} />,
          },
          { title: say('投资方', 'Investor'), dataIndex: 'investor' },
        ]}
      />
    </>
  )
}

function Suspicious({ made }: Of) {
  return (
    <LongTable<Schemas['SuspiciousRow'] & { key: number }>
      width={980}
      dataSource={keyed(made.suspicious ?? [])}
      columns={[
        { title: say('工作表', 'Sheet'), dataIndex: 'sheet', width: 120, ellipsis: true },
        { title: say('行', 'Row'), dataIndex: 'row', width: 64, align: 'right' },
        {
          title: say('项目', 'Project'),
          key: 'project',
          ellipsis: true,
          render: (_, { id, project }) => <ProjectLink id={id} name={project} />,
        },
        { title: say('栏', 'Column'), dataIndex: 'column', width: 140, ellipsis: true },
        { title: say('原来 → 现在', 'Was → is'), key: 'was', width: 200, render: (_, row) => <WasIs {...row} /> },
        {
          title: say('为什么可疑', 'Why'),
          key: 'why',
          render: (_, { message, other }) => (other ? say(`${message}（${other}）`, `${message} (${other})`) : message),
        },
      ]}
    />
  )
}

function Warnings({ made }: Of) {
  return (
    <LongTable<Schemas['WarnedRow'] & { key: number }>
      width={760}
      dataSource={keyed(made.warnings)}
      columns={[
        { title: say('工作表', 'Sheet'), dataIndex: 'sheet', width: 130, ellipsis: true },
        { title: say('行', 'Row'), dataIndex: 'row', width: 64, align: 'right' },
        { title: say('栏', 'Column'), dataIndex: 'column', width: 150, ellipsis: true },
        { title: say('内容', 'Value'), dataIndex: 'value', width: 170, ellipsis: true },
        { title: say('提醒', 'Remark'), dataIndex: 'message' },
      ]}
    />
  )
}
