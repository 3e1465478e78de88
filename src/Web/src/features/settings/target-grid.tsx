import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useRef } from 'react'
import { say } from '@/lib/language'
import { useChains, useUnits } from '@/lib/region'
import { type Cells, isNumber, type Place, placeKey, plain, sumOf } from './target-cells'
import type { Indicator } from './targets'
import { isAmount } from './targets-tab'

interface Row {
  name: string
  chain: string | null
  unit: string | null
}

interface TargetGridProps {
  indicator: Indicator
  cells: Cells
  readOnly: boolean
  onChange: (cells: Cells) => void
}

const columns: readonly (number | null)[] = [null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** One indicator: the region, its chains and its units by month. Arrow keys move, and a block pastes from Excel. */
export function TargetGrid({ indicator, cells, readOnly, onChange }: TargetGridProps) {
  const chains = useChains().data?.items ?? []
  const units = useUnits().data?.items ?? []
  const grid = useRef<HTMLTableElement>(null)
  const ofChains = chains.map(({ key, name }): Row => ({ name, chain: key, unit: null }))
  const ofUnits = units.map(({ key, name }): Row => ({ name, chain: null, unit: key }))
  const whole: Row = { name: say('全域', 'The whole region'), chain: null, unit: null }
  const rows = [whole, ...ofChains, ...ofUnits]
  const place = (row: Row, month: number | null): Place => ({ indicator, chain: row.chain, unit: row.unit, month })
  const textAt = (row: Row, month: number | null) => cells.get(placeKey(place(row, month))) ?? ''
  const focus = (at: number, column: number) =>
    grid.current?.querySelector<HTMLInputElement>(`[data-cell="${at}-${column}"]`)?.select()

  const move = (event: KeyboardEvent<HTMLInputElement>, at: number, column: number) => {
    const [down, right] = stepOf(event)
    if (down === 0 && right === 0) return
    event.preventDefault()
    focus(at + down, column + right)
  }
  const paste = (event: ClipboardEvent, at: number, column: number) => {
    const block = event.clipboardData
      .getData('text')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
      .map((line) => line.split('\t'))
    if (readOnly || (block.length === 1 && block[0]!.length === 1)) return
    event.preventDefault()
    const next = new Map(cells)
    block.forEach((line, down) =>
      line.forEach((text, right) => {
        const [row, month] = [rows[at + down], columns[column + right]]
        if (row && month !== undefined) next.set(placeKey(place(row, month)), text.trim())
      }),
    )
    onChange(next)
  }
  const rowOf = (row: Row, at: number) => (
    <tr key={`${row.chain} ${row.unit}`} className={at === 0 ? 'target-whole' : undefined}>
      <th scope="row">{row.name}</th>
      {columns.map((month, column) => {
        const text = textAt(row, month)
        return (
          <td key={column}>
            <input
              data-cell={`${at}-${column}`}
              aria-label={`${row.name} ${monthName(month)}`}
              aria-invalid={plain(text) !== '' && !isNumber(text, isAmount(indicator))}
              inputMode="decimal"
              readOnly={readOnly}
              value={text}
              onChange={({ target }) => onChange(new Map(cells).set(placeKey(place(row, month)), target.value))}
              onKeyDown={(event) => move(event, at, column)}
              onPaste={(event) => paste(event, at, column)}
            />
          </td>
        )
      })}
    </tr>
  )
  const sums = (name: string, parts: Row[]) => (
    <tr className="target-sum">
      <th scope="row">{name}</th>
      {columns.map((month, column) => (
        <Sum key={column} sum={sumOf(parts.map((row) => textAt(row, month)))} whole={sumOf([textAt(whole, month)])} />
      ))}
    </tr>
  )
  return (
    <div className="target-scroll" tabIndex={0} role="region" aria-label={say('目标表', 'Targets')}>
      <table className="target-grid" ref={grid}>
        <thead>
          <tr>
            <th scope="col">{say('对象', 'Whose')}</th>
            {columns.map((month) => (
              <th key={month} scope="col">
                {monthName(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rowOf(whole, 0)}</tbody>
        <tbody>
          <GroupHead name={say('产业链', 'Chains')} />
          {ofChains.map((row, index) => rowOf(row, 1 + index))}
          {sums(say('产业链合计', 'Sum of chains'), ofChains)}
        </tbody>
        <tbody>
          <GroupHead name={say('责任单位', 'Units')} />
          {ofUnits.map((row, index) => rowOf(row, 1 + ofChains.length + index))}
          {sums(say('责任单位合计', 'Sum of units'), ofUnits)}
        </tbody>
      </table>
      <p className="soft">
        {say(
          '空格为未下达，不参加考核。合计只供核对，与全域不一致的标出。可从 Excel 整块粘贴。',
          'Empty: no target, not judged. Sums are for checking; those that differ from the whole are marked. Blocks paste from Excel.',
        )}
      </p>
    </div>
  )
}

function stepOf({ key, currentTarget }: KeyboardEvent<HTMLInputElement>): [number, number] {
  const { selectionStart, selectionEnd, value } = currentTarget
  const isWhole = selectionStart === 0 && selectionEnd === value.length
  if (key === 'ArrowDown' || key === 'Enter') return [1, 0]
  if (key === 'ArrowUp') return [-1, 0]
  if (key === 'ArrowRight' && (isWhole || selectionStart === value.length)) return [0, 1]
  if (key === 'ArrowLeft' && (isWhole || selectionEnd === 0)) return [0, -1]
  return [0, 0]
}

function monthName(month: number | null): string {
  return month === null ? say('全年', 'Year') : say(`${month}月`, String(month))
}

function GroupHead({ name }: { name: string }) {
  return (
    <tr className="target-group">
      <th colSpan={columns.length + 1} scope="rowgroup">
        {name}
      </th>
    </tr>
  )
}

function Sum({ sum, whole }: { sum: string | null; whole: string | null }) {
  const differs = sum !== null && whole !== null && sum !== whole
  return (
    <td className={differs ? 'target-differs' : undefined}>
      {sum ?? ''}
      {differs && <span className="target-mark">{say(`全域 ${whole}`, `whole ${whole}`)}</span>}
    </td>
  )
}
