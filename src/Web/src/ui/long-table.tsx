import { Table, type TableProps } from 'antd'
import type { Ref } from 'react'
import type { TableRef } from 'antd/es/table'

interface LongTableProps<T> extends Omit<TableProps<T>, 'scroll' | 'virtual' | 'pagination'> {
  /** The width below which it scrolls sideways in itself. */
  width: number
  /** The height that a long list takes. */
  height?: number
  tableRef?: Ref<TableRef>
}

/** From how many rows on only those that are seen are drawn. */
const many = 100

/** A table that stays smooth with ten thousand rows: a long one draws only what is seen. */
export function LongTable<T extends object>({ width, height = 480, tableRef, ...rest }: LongTableProps<T>) {
  const isLong = (rest.dataSource?.length ?? 0) > many
  return (
    <Table<T>
      size="small"
      {...rest}
      {...(tableRef ? { ref: tableRef } : {})}
      virtual={isLong}
      pagination={false}
      scroll={isLong ? { x: width, y: height } : { x: width }}
    />
  )
}
