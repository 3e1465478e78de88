import { say } from '@/lib/language'
import type { Column } from './columns'
import type { Filter } from './view'

/** A filter in words, as its tag says it. */
export function filterText(column: Column, filter: Filter): string {
  switch (filter.is) {
    case 'text':
      return say(`${column.name} 含“${filter.contains}”`, `${column.name} contains "${filter.contains}"`)
    case 'range':
      return `${column.name} ${filter.from || '…'} – ${filter.to || '…'}`
    case 'choice': {
      const names = filter.any.map((value) =>
        value === '' ? say('未填', 'empty') : column.kind === 'choice' ? column.label(value) : value,
      )
      return say(`${column.name}：${names.join('、')}`, `${column.name}: ${names.join(', ')}`)
    }
  }
}
