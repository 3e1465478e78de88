import { FilterOutlined, SearchOutlined } from '@ant-design/icons'
import { Badge, Button, Collapse, Drawer, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { count, day, moneyWithUnit } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { factName, warningName } from '@/lib/words'
import { Nothing } from '@/ui/state'
import { choicesOf, filtered } from './arrange'
import type { Column } from './columns'
import { FilterForm } from './filter-form'
import type { Ledger } from './get-projects'
import { furthest, type Row } from './rows'
import { useArranged } from './use-arranged'
import { useColumns } from './use-columns'
import { useView } from './use-view'
import { type View, withFilter } from './view'

const page = 40

/** The ledger on a phone: cards, more of them as one comes to the end. */
export function LedgerCards({ ledger }: { ledger: Ledger }) {
  const columns = useColumns()
  const [view, show] = useView(columns)
  const rows = useArranged(ledger.rows, columns, view)
  const [isOpen, open] = useState(false)
  const [seen, setSeen] = useState({ rows, count: page })
  const drawn = seen.rows === rows ? seen.count : page
  const filters = Object.keys(view.filters).length
  return (
    <>
      <div className="cards-tools">
        <Input
          allowClear
          prefix={<SearchOutlined />}
          aria-label={say('查找项目', 'Find projects')}
          placeholder={say('名称、投资方、单位…', 'Name, investor, unit…')}
          value={view.search}
          onChange={({ target }) => show({ ...view, search: target.value })}
        />
        <Badge count={filters}>
          <Button
            icon={<FilterOutlined />}
            onClick={() => open(true)}
            aria-label={say('筛选和排序', 'Filter and sort')}
          />
        </Badge>
      </div>
      <p className="soft" role="status">
        {rows.length === ledger.rows.length
          ? say(`共 ${count(rows.length)} 个项目`, `${count(rows.length)} projects`)
          : say(
              `显示 ${count(rows.length)} / ${count(ledger.rows.length)} 个`,
              `${count(rows.length)} of ${count(ledger.rows.length)}`,
            )}
      </p>
      {rows.length === 0 && (
        <Nothing>{say('没有符合条件的项目，请放宽筛选。', 'No project passes; widen the filters.')}</Nothing>
      )}
      <ul className="cards">
        {rows.slice(0, drawn).map((row) => (
          <Card key={row.id} row={row} columns={columns} />
        ))}
      </ul>
      {drawn < rows.length && <More key={drawn} onMore={() => setSeen({ rows, count: drawn + page })} />}
      <Drawer
        open={isOpen}
        onClose={() => open(false)}
        placement="bottom"
        size="80%"
        title={say('筛选和排序', 'Filter and sort')}
        destroyOnHidden
      >
        <Filters ledger={ledger} columns={columns} view={view} show={show} />
      </Drawer>
    </>
  )
}

function Card({ row, columns }: { row: Row; columns: readonly Column[] }) {
  const region = useRegion()
  const stage = furthest(row)
  const nameOf = (key: 'chain' | 'unit') => {
    const column = columns.find((one) => one.key === key)
    return row[key] && column?.kind === 'choice' ? column.label(row[key]) : row[key]
  }
  return (
    <li className="card">
      <Link to={paths.project(region, row.id)}>{row.name}</Link>
      <div className="soft">{[row.investor, nameOf('chain'), nameOf('unit')].filter(Boolean).join(' · ')}</div>
      <div className="card-facts">
        <span>{moneyWithUnit(row.totalInvestment)}</span>
        {stage && (
          <span>
            {factName(stage)} {day(row.milestones[stage])}
          </span>
        )}
        {row.waiting > 0 && <span>{say(`未审核 ${row.waiting}`, `${row.waiting} waiting`)}</span>}
      </div>
      {row.warnings.length > 0 && (
        <div className="card-warnings">{row.warnings.map(({ kind }) => warningName(kind)).join('、')}</div>
      )}
      {row.nextStep && (
        <div>
          {say('下步：', 'Next: ')}
          {row.nextStep}（{day(row.nextStepDue)}）
        </div>
      )}
    </li>
  )
}

/** Asks for more as soon as it comes near, and on a press. */
function More({ onMore }: { onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), { rootMargin: '400px' })
    if (button.current) watch.observe(button.current)
    return () => watch.disconnect()
  }, [onMore])
  return (
    <Button block ref={button} onClick={onMore}>
      {say('显示更多', 'Show more')}
    </Button>
  )
}

interface FiltersProps {
  ledger: Ledger
  columns: readonly Column[]
  view: View
  show: (view: View) => void
}

function Filters({ ledger, columns, view, show }: FiltersProps) {
  const order = view.sort[0]
  return (
    <div className="cards-filters">
      <Select
        allowClear
        aria-label={say('排序', 'Order')}
        placeholder={say('排序', 'Order')}
        value={order ? (order.down ? `-${order.key}` : order.key) : null}
        onChange={(key: string | undefined) =>
          show({ ...view, sort: key ? [{ key: key.replace(/^-/, ''), down: key.startsWith('-') }] : [] })
        }
        options={columns.flatMap(({ key, name }) => [
          { value: key, label: say(`${name}：从小到大`, `${name}: ascending`) },
          { value: `-${key}`, label: say(`${name}：从大到小`, `${name}: descending`) },
        ])}
      />
      <Collapse
        accordion
        destroyOnHidden
        items={columns.map((column) => ({
          key: column.key,
          label: view.filters[column.key] ? <b>{column.name} ●</b> : column.name,
          children: (
            <FilterForm
              column={column}
              filter={view.filters[column.key]}
              choices={choicesOf(filtered(ledger.rows, columns, view, column.key), column)}
              onFilter={(filter) => show(withFilter(view, column.key, filter))}
              onClose={() => {}}
            />
          ),
        }))}
      />
    </div>
  )
}
