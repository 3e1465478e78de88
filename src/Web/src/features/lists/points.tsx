import { useQuery } from '@tanstack/react-query'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { answer, api, type Schemas } from '@/lib/api'
import { day, signed } from '@/lib/format'
import { say } from '@/lib/language'
import { useChains, useRegion, useRightsHere, useUnits } from '@/lib/region'
import { Chip } from '@/ui/chip'
import { Panel } from '@/ui/panel'
import { Loaded, Nothing } from '@/ui/state'
import { EnterPoints, ReversePoints } from './point-forms'
import { pointKindName } from './words'

type Entry = Schemas['PointEntry']

/** The points ledger of a year (加减分台账): nothing is changed in it, what is wrong is reversed. */
export function Points({ year }: { year: number }) {
  const region = useRegion()
  const { decides } = useRightsHere()
  const [isEntering, enter] = useState(false)
  const [reversed, reverse] = useState<Entry | null>(null)
  const points = useQuery({
    queryKey: ['region', region, 'points', year],
    queryFn: () =>
      answer(api.GET('/api/regions/{region}/points/{year}', { params: { path: { region, year: String(year) } } })),
  })
  const add = decides && (
    <Button type="primary" onClick={() => enter(true)}>
      {say('登记加减分', 'Enter points')}
    </Button>
  )
  return (
    <Panel title={say(`${year} 年加减分台账`, `Points of ${year}`)} extra={add}>
      <Loaded query={points}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>
              {say(
                '今年还没有加减分。由招商局登记，季度和年度通报会列出。',
                'No points this year. The bureau enters them; the quarter’s issue shows them.',
              )}
            </Nothing>
          ) : (
            <Entries items={items} onReverse={decides ? reverse : undefined} />
          )
        }
      </Loaded>
      {isEntering && <EnterPoints onClose={() => enter(false)} />}
      {reversed && <ReversePoints year={year} entry={reversed} onClose={() => reverse(null)} />}
    </Panel>
  )
}

function Entries({ items, onReverse }: { items: Entry[]; onReverse: ((entry: Entry) => void) | undefined }) {
  const chains = useChains().data?.items ?? []
  const units = useUnits().data?.items ?? []
  const reversed = new Set(items.map(({ reverses }) => reverses).filter(Boolean))
  const nameOf = ({ isChain, key }: Entry) => (isChain ? chains : units).find((one) => one.key === key)?.name ?? key
  return (
    <Table<Entry>
      size="small"
      rowKey="id"
      dataSource={[...items].reverse()}
      pagination={false}
      scroll={{ x: 900 }}
      columns={[
        { title: say('日期', 'Day'), dataIndex: 'on', width: 110, render: day },
        { title: say('对象', 'Whose'), key: 'whose', width: 160, render: (_, entry) => nameOf(entry) },
        {
          title: say('类别', 'Kind'),
          key: 'kind',
          width: 150,
          render: (_, { kind, reverses }) => (
            <>
              {pointKindName(kind)} {reverses && <Chip>{say('冲销', 'Reversal')}</Chip>}
            </>
          ),
        },
        {
          title: say('分值', 'Points'),
          key: 'points',
          width: 90,
          align: 'right',
          render: (_, { kind, effect }) => (kind === 'veto' ? null : signed(effect, 2)),
        },
        { title: say('事由', 'Reason'), dataIndex: 'reason' },
        { title: say('依据', 'Evidence'), dataIndex: 'evidence', width: 160 },
        { title: say('登记人', 'By'), dataIndex: 'by', width: 120 },
        ...(onReverse
          ? [
              {
                title: say('操作', 'Actions'),
                key: 'act',
                width: 90,
                className: 'no-print',
                render: (_: unknown, entry: Entry) =>
                  !entry.reverses &&
                  (reversed.has(entry.id) ? (
                    <span className="soft">{say('已冲销', 'Reversed')}</span>
                  ) : (
                    <Button size="small" onClick={() => onReverse(entry)}>
                      {say('冲销', 'Reverse')}
                    </Button>
                  )),
              },
            ]
          : []),
      ]}
    />
  )
}
