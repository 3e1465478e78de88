import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { useChains, useRightsHere } from '@/lib/region'
import { Panel } from '@/ui/panel'
import { Loaded, Nothing } from '@/ui/state'
import { EntriesTable } from './entries-table'
import { EntryDrawer } from './entry-drawer'
import { chainRegistry } from './registry'

/** The industry chains and who answers for them. */
export function ChainsTab() {
  const chains = useChains()
  const { decides } = useRightsHere()
  const [edited, edit] = useState<string | null | undefined>()
  const add = decides && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => edit(null)}>
      {say('新增产业链', 'Add a chain')}
    </Button>
  )
  return (
    <Panel title={say('产业链', 'Chains')} extra={add}>
      <Loaded query={chains}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>
              {say(
                '还没有产业链。可以新增，导入台账时也会按台账登记。',
                'No chain yet. Add one, or import a ledger: its chains are registered.',
              )}
            </Nothing>
          ) : (
            <EntriesTable
              registry={chainRegistry}
              items={items}
              onEdit={({ key }) => edit(key)}
              columns={[
                { title: say('名称', 'Name'), dataIndex: 'name' },
                { title: say('链长', 'Chain leader'), dataIndex: 'leader' },
                { title: say('牵头单位', 'Lead unit'), dataIndex: 'leadUnit' },
                { title: say('链主企业', 'Anchors'), render: (_, { anchors }) => anchors?.join(say('、', ', ')) },
                { title: say('别名', 'Aliases'), render: (_, { aliases }) => aliases?.join(say('、', ', ')) },
              ]}
            />
          )
        }
      </Loaded>
      {edited !== undefined && (
        <EntryDrawer
          registry={chainRegistry}
          of={edited}
          title={edited === null ? say('新增产业链', 'Add a chain') : say('编辑产业链', 'Edit the chain')}
          onClose={() => edit(undefined)}
        >
          {() => (
            <>
              <Form.Item name="leader" label={say('链长', 'Chain leader')}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="leadUnit" label={say('牵头单位', 'Lead unit')}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item
                name="anchors"
                label={say('链主企业', 'Anchor enterprises')}
                extra={say('回车加一个。', 'Enter adds one.')}
              >
                <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />
              </Form.Item>
            </>
          )}
        </EntryDrawer>
      )}
    </Panel>
  )
}
