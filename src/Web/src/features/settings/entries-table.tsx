import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from '@ant-design/icons'
import { Alert, Button, Dropdown, Table } from 'antd'
import type { TableColumnsType } from 'antd'
import { type DragEvent, useState } from 'react'
import { say } from '@/lib/language'
import { useRegion, useRightsHere } from '@/lib/region'
import { type Entry, type Registry, useRemoveEntry, useReorder } from './registry'
import { MergeDialog } from './merge-dialog'
import { App } from 'antd'

interface EntriesTableProps<T extends Entry> {
  registry: Registry<T>
  items: T[]
  columns: TableColumnsType<T>
  onEdit: (entry: T) => void
}

/** The chains or the units in their order, which is that of every table and bulletin. */
export function EntriesTable<T extends Entry>({ registry, items, columns, onEdit }: EntriesTableProps<T>) {
  const region = useRegion()
  const { decides } = useRightsHere()
  const reorder = useReorder(registry, region)
  const remove = useRemoveEntry(registry, region)
  const [merged, merge] = useState<T | null>(null)
  const [dragged, drag] = useState<number | null>(null)
  const { modal } = App.useApp()
  // What was moved stands there at once; if it is refused, the server's order comes back.
  const shown = reorder.isPending ? reorder.variables : items
  const move = (from: number, to: number) => {
    if (reorder.isPending || from === to || to < 0 || to >= items.length) return
    const next = [...items]
    next.splice(to, 0, ...next.splice(from, 1))
    reorder.mutate(next)
  }
  const confirmRemoval = (entry: T) =>
    modal.confirm({
      title: say(`删除“${entry.name}”？`, `Remove ${entry.name}?`),
      content: say(
        '只有没有项目、目标、收件人和积分用到它时才能删除；用到的请改用“并入”。',
        'Only what no project, target, recipient or points speak of can go; merge it otherwise.',
      ),
      okText: say('删除', 'Remove'),
      okButtonProps: { danger: true },
      cancelText: say('取消', 'Cancel'),
      onOk: () => remove.mutateAsync(entry.key).catch(() => undefined),
    })
  const tools: TableColumnsType<T> = [
    {
      title: say('顺序', 'Order'),
      width: 116,
      render: (_, entry, at) => <Places name={entry.name} at={at} last={items.length - 1} onMove={move} />,
    },
    ...columns,
    {
      title: say('操作', 'Actions'),
      render: (_, entry) => (
        <span className="settings-tools">
          <Button
            size="small"
            aria-label={say(`编辑${entry.name}`, `Edit ${entry.name}`)}
            onClick={() => onEdit(entry)}
          >
            {say('编辑', 'Edit')}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'merge', label: say('并入另一个…', 'Merge into another…'), disabled: items.length < 2 },
                { key: 'remove', label: say('删除…', 'Remove…'), danger: true },
              ],
              onClick: ({ key }) => (key === 'merge' ? merge(entry) : confirmRemoval(entry)),
            }}
          >
            <Button size="small" aria-label={say(`${entry.name}的更多操作`, `More for ${entry.name}`)}>
              ···
            </Button>
          </Dropdown>
        </span>
      ),
    },
  ]
  const error = reorder.error ?? remove.error
  return (
    <>
      {error && <Alert type="error" showIcon className="settings-note" role="alert" title={error.message} />}
      <Table<T>
        rowKey="key"
        size="middle"
        scroll={{ x: 'max-content' }}
        pagination={false}
        columns={decides ? tools : columns}
        dataSource={shown}
        onRow={(_, at) =>
          decides
            ? {
                draggable: true,
                onDragStart: () => drag(at ?? null),
                onDragOver: (event: DragEvent) => event.preventDefault(),
                onDrop: () => {
                  if (dragged !== null && at !== undefined) move(dragged, at)
                  drag(null)
                },
              }
            : {}
        }
      />
      {merged && <MergeDialog kind={registry.kind} from={merged} items={items} onClose={() => merge(null)} />}
    </>
  )
}

interface PlacesProps {
  name: string
  at: number
  last: number
  onMove: (from: number, to: number) => void
}

function Places({ name, at, last, onMove }: PlacesProps) {
  return (
    <span className="settings-places">
      <HolderOutlined className="settings-handle" aria-hidden />
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        disabled={at === 0}
        aria-label={say(`上移${name}`, `Move ${name} up`)}
        onClick={() => onMove(at, at - 1)}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined />}
        disabled={at === last}
        aria-label={say(`下移${name}`, `Move ${name} down`)}
        onClick={() => onMove(at, at + 1)}
      />
    </span>
  )
}
