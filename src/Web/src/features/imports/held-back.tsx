import type { TableRef } from 'antd/es/table'
import { Button, Input, type TableColumnType } from 'antd'
import { useRef, useState } from 'react'
import type { Schemas } from '@/lib/api'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { LongTable } from '@/ui/long-table'
import { Panel } from '@/ui/panel'
import { Failed } from '@/ui/state'
import type { ImportAnswer } from './get-import'
import { type Fix, keyOf, Overruling, valueIdOf } from './overruling'
import { usePatchRows } from './patch-rows'
import { ProjectChoice } from './project-choice'
import { canOverrule } from './words'

type Held = Schemas['HeldBackRow']

/** Rows that cannot be trusted: each is put right at its cell, or let in with a note. */
export function HeldBack({ made, isOpen }: { made: ImportAnswer; isOpen: boolean }) {
  const { fixes, fix, send, patch, ready } = useFixes(made)
  const table = useRef<TableRef>(null)
  const rows = made.heldBack
  const next = (at: number) => (at + 1 < rows.length ? focus(rows, at + 1, table.current) : send())
  const fixColumn: TableColumnType<Held> = {
    title: say('改为', 'Should be'),
    key: 'fix',
    width: 300,
    render: (_, held, at) => (
      <FixCell
        held={held}
        fix={fixes[keyOf(held)] ?? {}}
        onFix={(changed) => fix(held, changed)}
        onEnter={() => next(at)}
        canOverrule={canOverrule(held, made.sheets)}
      />
    ),
  }
  return (
    <div id="held-back">
      <Panel
        title={
          isOpen
            ? say(`待处理 ${count(rows.length)} 行`, `Rows held back: ${count(rows.length)}`)
            : say(`没有导入的 ${count(rows.length)} 行`, `Rows that stayed out: ${count(rows.length)}`)
        }
        extra={
          isOpen && (
            <Button type="primary" disabled={ready === 0} loading={patch.isPending} onClick={send}>
              {ready > 0 ? say(`核对 ${ready} 处修改`, `Check ${ready} changes`) : say('核对修改', 'Check the changes')}
            </Button>
          )
        }
      >
        {isOpen && (
          <p className="soft part-about">
            {say(
              '在“改为”里直接改，按回车到下一行；改完点“核对修改”，通过的行自动并入。也可以不改，先导入其余的。',
              'Type what it should be; Enter goes on to the next. Then check the changes: rows that are right now go in. Or leave them out.',
            )}
          </p>
        )}
        {patch.error && <Failed error={patch.error} />}
        <LongTable<Held>
          width={1000}
          tableRef={table}
          rowKey={keyOf}
          dataSource={rows}
          columns={[
            { title: say('工作表', 'Sheet'), dataIndex: 'sheet', width: 120, ellipsis: true },
            { title: say('行', 'Row'), dataIndex: 'row', width: 64, align: 'right' },
            { title: say('栏', 'Column'), dataIndex: 'column', width: 150 },
            {
              title: say('原文', 'As written'),
              dataIndex: 'value',
              width: 150,
              render: (value: string) => value || <span className="soft">{say('（空）', '(empty)')}</span>,
            },
            { title: say('原因', 'Why'), dataIndex: 'message', width: 260 },
            ...(isOpen ? [fixColumn] : []),
          ]}
        />
      </Panel>
    </div>
  )
}

interface FixCellProps {
  held: Held
  fix: Fix
  onFix: (changed: Fix) => void
  onEnter: () => void
  canOverrule: boolean
}

function FixCell({ held, fix, onFix, onEnter, canOverrule }: FixCellProps) {
  if (held.reason === 'ambiguous')
    return <ProjectChoice held={held} chosen={fix.into} onChoose={(into) => onFix({ into })} />
  return (
    <div className="fix">
      {!fix.overrule && (
        <Input
          id={valueIdOf(held)}
          aria-label={say(`第 ${held.row} 行 ${held.column} 改为`, `Row ${held.row}, ${held.column}: should be`)}
          value={fix.value ?? held.value}
          onChange={({ target }) => onFix({ ...fix, value: target.value })}
          onFocus={({ target }) => target.select()}
          onPressEnter={onEnter}
        />
      )}
      {canOverrule && <Overruling held={held} fix={fix} onFix={onFix} onEnter={onEnter} />}
    </div>
  )
}

/** What was typed stays here until the server has taken it, even when a call fails. */
function useFixes(made: ImportAnswer) {
  const [fixes, set] = useState<Record<string, Fix>>({})
  const patch = usePatchRows(made.id)
  const decisions = made.heldBack.flatMap((held) => decisionOf(held, fixes[keyOf(held)]))
  const send = () => decisions.length > 0 && patch.mutate({ rows: decisions }, { onSuccess: () => set({}) })
  const fix = (held: Held, changed: Fix) => set((before) => ({ ...before, [keyOf(held)]: changed }))
  return { fixes, fix, send, patch, ready: decisions.length }
}

function decisionOf(held: Held, fix: Fix | undefined): Schemas['RowDecision'][] {
  if (!fix) return []
  const { sheet, row, column } = held
  if (fix.into) return [{ sheet, row, into: fix.into }]
  if (fix.overrule) return fix.note?.trim() ? [{ sheet, row, column, overrule: true, note: fix.note.trim() }] : []
  return fix.value !== undefined && fix.value !== held.value ? [{ sheet, row, column, value: fix.value }] : []
}

function focus(rows: Held[], at: number, table: TableRef | null) {
  const held = rows[at]!
  const field = () => document.getElementById(valueIdOf(held))
  if (!field()) table?.scrollTo({ index: at })
  // A row of a long list is drawn first.
  requestAnimationFrame(() => field()?.focus())
}
