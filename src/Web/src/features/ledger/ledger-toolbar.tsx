import { PlusOutlined, PrinterOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Tag } from 'antd'
import type { Ref } from 'react'
import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import { BulkMenu } from './bulk-menu'
import { type Column, usual } from './columns'
import { ColumnsMenu } from './columns-menu'
import { ExportMenu } from './export-menu'
import { filterText } from './filter-text'
import type { Row } from './rows'
import { type View, withFilter, writeView } from './view'
import { ViewsMenu } from './views-menu'

interface LedgerToolbarProps {
  view: View
  show: (view: View) => void
  columns: readonly Column[]
  all: readonly Column[]
  rows: readonly Row[]
  picked: readonly Row[]
  search: Ref<InputRef>
  onAdd: () => void
  onDone: () => void
}

/** Search, views, columns and what one does with the rows; below them the filters that are on. */
export function LedgerToolbar(props: LedgerToolbarProps) {
  const { view, show, columns, all, rows, picked, search, onAdd, onDone } = props
  const rights = useRightsHere()
  const filters = all.filter(({ key }) => view.filters[key])
  return (
    <div className="ledger-tools no-print">
      <Input
        ref={search}
        className="ledger-search"
        allowClear
        prefix={<SearchOutlined />}
        aria-label={say('查找项目', 'Find projects')}
        placeholder={say('名称、投资方、单位、信用代码…', 'Name, investor, unit, credit code…')}
        value={view.search}
        onChange={({ target }) => show({ ...view, search: target.value })}
      />
      <ViewsMenu query={`?${writeView(view, new URLSearchParams(), all)}`} />
      <ColumnsMenu
        columns={all}
        chosen={columns.map(({ key }) => key)}
        onChoose={(keys) => show({ ...view, columns: keys === usual ? [] : keys })}
      />
      {picked.length > 0 && <BulkMenu rows={picked} onDone={onDone} />}
      <span className="ledger-right">
        {rights.reports && (
          <Button icon={<PlusOutlined />} onClick={onAdd}>
            {say('粘贴新增', 'Paste new')}
          </Button>
        )}
        <ExportMenu rows={picked.length ? picked : rows} isPicked={picked.length > 0} columns={columns} />
        <Button icon={<PrinterOutlined />} aria-label={say('打印', 'Print')} onClick={() => print()} />
      </span>
      {filters.length > 0 && (
        <div className="ledger-filters" role="group" aria-label={say('正在筛选', 'Filters')}>
          {filters.map((column) => (
            <Tag key={column.key} closable onClose={() => show(withFilter(view, column.key, null))}>
              {filterText(column, view.filters[column.key]!)}
            </Tag>
          ))}
          <Button type="link" size="small" onClick={() => show({ ...view, filters: {} })}>
            {say('全部清除', 'Clear all')}
          </Button>
        </div>
      )}
    </div>
  )
}
