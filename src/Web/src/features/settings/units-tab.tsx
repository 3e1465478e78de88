import { PlusOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Form } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { useRightsHere, useUnits } from '@/lib/region'
import { Panel } from '@/ui/panel'
import { Loaded, Nothing } from '@/ui/state'
import { EntriesTable } from './entries-table'
import { EntryDrawer } from './entry-drawer'
import { unitRegistry } from './registry'

/** The responsible units, in the classes that they are ranked in. */
export function UnitsTab() {
  const units = useUnits()
  const { decides } = useRightsHere()
  const [edited, edit] = useState<string | null | undefined>()
  const classes = [...new Set(units.data?.items.map((unit) => unit.class ?? '').filter(Boolean))]
  const add = decides && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => edit(null)}>
      {say('新增责任单位', 'Add a unit')}
    </Button>
  )
  return (
    <Panel title={say('责任单位', 'Units')} extra={add}>
      <Loaded query={units}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>
              {say(
                '还没有责任单位。可以新增，导入台账时也会按台账登记。',
                'No unit yet. Add one, or import a ledger: its units are registered.',
              )}
            </Nothing>
          ) : (
            <EntriesTable
              registry={unitRegistry}
              items={items}
              onEdit={({ key }) => edit(key)}
              columns={[
                { title: say('名称', 'Name'), dataIndex: 'name' },
                { title: say('类别', 'Class'), dataIndex: 'class' },
                { title: say('别名', 'Aliases'), render: (_, { aliases }) => aliases?.join(say('、', ', ')) },
              ]}
            />
          )
        }
      </Loaded>
      {edited !== undefined && (
        <EntryDrawer
          registry={unitRegistry}
          of={edited}
          title={edited === null ? say('新增责任单位', 'Add a unit') : say('编辑责任单位', 'Edit the unit')}
          onClose={() => edit(undefined)}
        >
          {() => (
            <Form.Item
              name="class"
              label={say('类别', 'Class')}
              extra={say(
                '同类之间排名，如镇（街道）、部门、园区。',
                'Ranked among its class: towns, departments, parks.',
              )}
            >
              <AutoComplete options={classes.map((value) => ({ value }))} maxLength={60} />
            </Form.Item>
          )}
        </EntryDrawer>
      )}
    </Panel>
  )
}
