import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { type Column, isFilled } from './columns'
import { exactSum } from './exact-sum'
import type { Row } from './rows'

interface Selected {
  rows: readonly Row[]
  columns: readonly Column[]
}

interface StatusLineProps {
  all: number
  shown: number
  checked: number
  selected: Selected
}

/** What is shown and selected, as at the foot of a spreadsheet. The sum is of the selected cells, exact to the 元. */
export function StatusLine({ all, shown, checked, selected }: StatusLineProps) {
  const { rows, columns } = selected
  const cells = rows.length * columns.length
  const filled =
    cells > 1 ? columns.reduce((sum, column) => sum + rows.filter((row) => isFilled(column, row)).length, 0) : 0
  const amounts = columns.filter((column) => column.kind === 'money')
  return (
    <footer className="ledger-status" role="status">
      <span>
        {shown === all
          ? say(`共 ${count(all)} 个项目`, `${count(all)} projects`)
          : say(`显示 ${count(shown)} / ${count(all)} 个项目`, `${count(shown)} of ${count(all)} projects`)}
      </span>
      {checked > 0 && <span>{say(`已勾选 ${count(checked)} 个`, `${count(checked)} ticked`)}</span>}
      {cells > 1 && (
        <span className="ledger-sums">
          <span>
            {say(
              `选区 ${count(rows.length)} 行 × ${columns.length} 列`,
              `${count(rows.length)} × ${columns.length} selected`,
            )}
          </span>
          <span>{say(`计数 ${count(filled)}`, `Count ${count(filled)}`)}</span>
          {amounts.map((column) => (
            <span key={column.key}>
              {say('选区合计', 'Sum of the selection')} {amounts.length > 1 && `${column.name} `}
              <b>{sumOf(rows, column)}</b> {say('亿元', '× 10⁸')}
            </span>
          ))}
        </span>
      )}
    </footer>
  )
}

function sumOf(rows: readonly Row[], column: Column): string {
  return column.kind === 'money' ? exactSum(rows.map((row) => column.value(row) ?? 0)) : ''
}
