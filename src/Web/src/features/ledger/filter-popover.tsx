import { Popover } from 'antd'
import type { Choice } from './arrange'
import type { Column } from './columns'
import { FilterForm } from './filter-form'
import type { Filter } from './view'

/** The column whose filter is open, and where its funnel is on the screen. */
export interface Filtering {
  column: Column
  left: number
  top: number
}

interface FilterPopoverProps extends Filtering {
  filter: Filter | undefined
  choices: readonly Choice[]
  onFilter: (filter: Filter | null) => void
  onClose: () => void
}

/** One for all columns: twenty of them in the head would be drawn with every letter that is searched for. */
export function FilterPopover({ column, left, top, onClose, ...form }: FilterPopoverProps) {
  return (
    <Popover
      open
      trigger="click"
      placement="bottom"
      title={column.name}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      content={<FilterForm key={column.key} column={column} {...form} onClose={onClose} />}
    >
      <span className="filter-anchor" style={{ left, top }} />
    </Popover>
  )
}
