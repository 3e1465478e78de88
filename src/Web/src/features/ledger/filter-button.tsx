import { FilterFilled, FilterOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import type { Choice } from './arrange'
import type { Column } from './columns'
import { FilterForm } from './filter-form'
import type { Filter } from './view'

interface FilterButtonProps {
  column: Column
  filter: Filter | undefined
  choicesOf: (column: Column) => Choice[]
  onFilter: (key: string, filter: Filter | null) => void
}

/** The funnel in the head of a column. */
export function FilterButton({ column, filter, choicesOf, onFilter }: FilterButtonProps) {
  const [isOpen, open] = useState(false)
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={open}
      destroyOnHidden
      placement="bottom"
      title={column.name}
      content={
        <FilterForm
          column={column}
          filter={filter}
          choices={isOpen ? choicesOf(column) : []}
          onFilter={(next) => onFilter(column.key, next)}
          onClose={() => open(false)}
        />
      }
    >
      <button
        type="button"
        className={`g-funnel${filter ? ' g-on' : ''}`}
        aria-label={say(`筛选 ${column.name}`, `Filter ${column.name}`)}
        aria-pressed={!!filter}
      >
        {filter ? <FilterFilled /> : <FilterOutlined />}
      </button>
    </Popover>
  )
}
