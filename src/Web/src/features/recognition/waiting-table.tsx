import type { TableRef } from 'antd/es/table'
import { useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { day, days, moneyWithUnit } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { factName } from '@/lib/words'
import { LongTable } from '@/ui/long-table'
import { Chip } from '@/ui/chip'
import { Evidence } from './evidence'
import type { WaitingFact } from './get-waiting'
import { useListKeys } from './list-keys'

interface WaitingTableProps {
  facts: WaitingFact[]
  decides: boolean
  chosen: ReadonlySet<string>
  choose: (chosen: ReadonlySet<string>) => void
}

export function WaitingTable({ facts, decides, chosen, choose }: WaitingTableProps) {
  const region = useRegion()
  const table = useRef<TableRef>(null)
  const cursor = useListKeys({
    ids: facts.map(({ fact }) => fact.id),
    chosen,
    choose,
    enabled: decides,
    show: (index) => table.current?.scrollTo({ index }),
  })
  return (
    <>
      <LongTable<WaitingFact>
        width={1020}
        height={520}
        tableRef={table}
        rowKey={({ fact }) => fact.id}
        dataSource={facts}
        rowClassName={(_, at) => (at === cursor ? 'cursor' : '')}
        {...(decides
          ? {
              rowSelection: {
                columnWidth: 44,
                selectedRowKeys: [...chosen],
                onChange: (keys) => choose(new Set(keys.map(String))),
                getCheckboxProps: ({ name, fact }) => ({
                  'aria-label': say(
                    `选择 ${name} ${factName(fact.milestone)}`,
                    `Choose ${name}, ${factName(fact.milestone)}`,
                  ),
                }),
                getTitleCheckboxProps: () => ({ 'aria-label': say('全选', 'Choose all') }),
              },
            }
          : {})}
        columns={[
          {
            title: say('项目', 'Project'),
            key: 'project',
            render: (_, { project, name, collidesWith }) => (
              <>
                <Link to={paths.project(region, project)}>{name}</Link>
                <Collision others={collidesWith} />
              </>
            ),
          },
          {
            title: say('事项', 'Fact'),
            key: 'fact',
            width: 150,
            render: (_, { fact }) => <What fact={fact} />,
          },
          {
            title: say('发生日期', 'Date'),
            key: 'on',
            width: 110,
            render: (_, { fact }) => (
              <>
                {day(fact.on)}
                {fact.approximate && <span className="soft"> {say('约', 'approx.')}</span>}
              </>
            ),
          },
          {
            title: say('金额', 'Amount'),
            key: 'amount',
            width: 130,
            align: 'right',
            render: (_, { fact }) => moneyWithUnit(fact.amount ?? fact.totalInvestment),
          },
          {
            title: say('单位 / 产业链', 'Unit / chain'),
            key: 'whose',
            width: 160,
            render: (_, row) => <Whose {...row} />,
          },
          {
            title: say('上报人', 'Reported by'),
            key: 'by',
            width: 130,
            render: (_, { fact }) => <Reporter id={fact.recordedBy} />,
          },
          { title: say('佐证', 'Evidence'), key: 'evidence', width: 170, render: (_, row) => <Evidence of={row} /> },
          {
            title: say('已等', 'Waiting'),
            key: 'days',
            width: 84,
            align: 'right',
            render: (_, row) => <span className={row.days > 30 ? 'down' : ''}>{days(row.days)}</span>,
          },
        ]}
      />
      {decides && (
        <p className="soft keys no-print">
          {say(
            '键盘：J / K 或 ↓ ↑ 移动，空格选择，A 全选，Esc 取消选择',
            'Keys: J / K or ↓ ↑ move, Space chooses, A chooses all, Esc clears',
          )}
        </p>
      )}
    </>
  )
}

function What({ fact }: Pick<WaitingFact, 'fact'>) {
  return (
    <>
      {factName(fact.milestone)}
      {fact.partial && <span className="soft"> {say('（部分）', '(partial)')}</span>}
      {fact.replaces && <Chip>{say('更正', 'Correction')}</Chip>}
      {fact.withdraws && <Chip>{say('撤回', 'Withdrawal')}</Chip>}
      {(fact.note || fact.cause || fact.why) && <div className="soft">{fact.why ?? fact.cause ?? fact.note}</div>}
    </>
  )
}

function Whose({ unit, chain }: WaitingFact) {
  return (
    <>
      <div>{unit || <span className="soft">{say('未填单位', 'No unit')}</span>}</div>
      <div className="soft">{chain || say('未填产业链', 'No chain')}</div>
    </>
  )
}

function Reporter({ id }: { id: string }) {
  const [query] = useSearchParams()
  const next = new URLSearchParams(query)
  next.set('reporter', id)
  return query.get('reporter') === id ? (
    <>{id}</>
  ) : (
    <Link to={{ search: `?${next}` }} title={say('只看此人上报的', 'Only what this person reported')}>
      {id}
    </Link>
  )
}

function Collision({ others }: { others: string[] | undefined | null }) {
  const region = useRegion()
  if (!others?.length) return null
  return (
    <div className="warn">
      {say('首报首谈：其他单位已有同名项目 ', 'Another unit has this project already: ')}
      {others.map((id, at) => (
        <Link key={id} to={paths.project(region, id)}>
          {say(`查看 ${at + 1}`, `see ${at + 1}`)}{' '}
        </Link>
      ))}
    </div>
  )
}
