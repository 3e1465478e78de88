import type { TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { Chip } from '@/ui/chip'
import { LongTable } from '@/ui/long-table'
import { Panel } from '@/ui/panel'
import { usePhone } from '@/ui/screen'
import type { ImportAnswer } from './get-import'
import { WasIs } from './was-is'
import { cellsOf, placeOf } from './words'

interface Decision {
  key: number
  sheet: string
  row: number
  act: ReactNode
  what: ReactNode
  note?: string
}

/** What somebody changed or let in: it stays with the import. */
export function Decided({ made }: { made: ImportAnswer }) {
  const isPhone = usePhone()
  const rows = [...corrected(made), ...letIn(made)].map((one, key) => ({ ...one, key }))
  if (rows.length === 0) return null
  return (
    <Panel title={say(`人工处理 ${count(rows.length)} 处`, `Decided by hand: ${count(rows.length)}`)}>
      <LongTable<Decision>
        width={isPhone ? 280 : 720}
        dataSource={rows}
        showHeader={!isPhone}
        columns={isPhone ? [{ key: 'whole', render: (_, one) => <Whole of={one} /> }] : plain()}
      />
    </Panel>
  )
}

function corrected({ corrected = [] }: ImportAnswer): Omit<Decision, 'key'>[] {
  return corrected.map(({ sheet, row, column, was, value }) => ({
    sheet,
    row,
    act: <Chip tone="busy">{say('改正', 'Corrected')}</Chip>,
    what: (
      <>
        {column} <WasIs was={was} is={value} />
      </>
    ),
  }))
}

function letIn({ letIn = [] }: ImportAnswer): Omit<Decision, 'key'>[] {
  return letIn.map(({ sheet, row, project, note, leftOut = [] }) => ({
    sheet,
    row,
    act: <Chip tone="odd">{say('放行', 'Let in')}</Chip>,
    what: (
      <>
        <div>{project}</div>
        {leftOut.length > 0 && (
          <div className="soft">
            {say(`不计入：${cellsOf(leftOut)}；只写入备注`, `Not counted, only in the remark: ${cellsOf(leftOut)}`)}
          </div>
        )}
      </>
    ),
    note,
  }))
}

function plain(): TableColumnsType<Decision> {
  return [
    { title: say('工作表', 'Sheet'), dataIndex: 'sheet', width: 110, ellipsis: true },
    { title: say('行', 'Row'), dataIndex: 'row', width: 64, align: 'right' },
    { title: say('处理', 'Decision'), dataIndex: 'act', width: 96 },
    { title: say('内容', 'What'), dataIndex: 'what' },
    { title: say('说明', 'Why'), dataIndex: 'note', width: 180 },
  ]
}

/** All of a decision in one cell, for a phone. */
function Whole({ of }: { of: Decision }) {
  return (
    <div className="stacked">
      <div className="soft">
        {placeOf(of)} {of.act}
      </div>
      <div>{of.what}</div>
      <div>{of.note}</div>
    </div>
  )
}
