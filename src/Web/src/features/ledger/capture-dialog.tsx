import { Alert, App, Button, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { useRegion, useRightsHere } from '@/lib/region'
import { type Capture, capture, captureOf, type Meeting, type Outcome } from './captures'
import type { Column } from './columns'
import { useReload } from './get-projects'
import { inTurns } from './in-turns'
import { readTable } from './tsv'

interface CaptureDialogProps {
  table: string[][]
  /** The columns that the table's cells stand under. */
  columns: readonly Column[]
  onClose: () => void
}

/** New projects from pasted rows: shows what will be created before anything is. */
export function CaptureDialog({ table, columns, onClose }: CaptureDialogProps) {
  const region = useRegion()
  const { message } = App.useApp()
  const reload = useReload(region)
  const [rows, setRows] = useState(table.filter((row) => row.some(Boolean)))
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, Outcome>>(new Map())
  const [isBusy, setBusy] = useState(false)
  const captures = rows.map((row) => captureOf(row, columns))
  const open = captures.flatMap((one, at) => (one.faults.length || outcomes.has(at) ? [] : [{ one, at }]))
  const send = async (some: readonly { one: Capture; at: number }[], met: Meeting) => {
    setBusy(true)
    const told = new Map(outcomes)
    await inTurns(
      some,
      ({ one }) => `${one.request.name} ${one.request.investor}`,
      async ({ one, at }) => {
        told.set(at, await capture(region, one, met))
        setOutcomes(new Map(told))
      },
    )
    await reload()
    setBusy(false)
    const created = [...told.values()].filter(({ is }) => is === 'created').length
    if (created === rows.length) {
      void message.success(say(`已新增 ${created} 个项目`, `${created} projects added`))
      onClose()
    }
  }
  return (
    <Modal
      open
      width={920}
      title={say('新增项目', 'New projects')}
      okText={say(`新增 ${open.length} 个项目`, `Add ${open.length} projects`)}
      okButtonProps={{ disabled: open.length === 0 }}
      confirmLoading={isBusy}
      cancelText={say('关闭', 'Close')}
      onOk={() => void send(open, {})}
      onCancel={onClose}
    >
      {rows.length === 0 ? (
        <PasteHere columns={columns} onPaste={setRows} />
      ) : (
        <div className="ledger-preview">
          <table>
            <thead>
              <tr>
                {[
                  say('类型', 'Kind'),
                  ...columns.slice(0, Math.max(...rows.map((row) => row.length))).map(({ name }) => name),
                  say('结果', 'Result'),
                ].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  <td>{captures[at]!.kind === 'signed' ? say('签约', 'Signed') : say('意向', 'Intended')}</td>
                  {row.slice(0, columns.length).map((text, place) => (
                    <td key={place}>{text}</td>
                  ))}
                  <td className="ledger-outcome">
                    <Result
                      faults={captures[at]!.faults}
                      outcome={outcomes.get(at)}
                      onMeet={(met) => void send([{ one: captures[at]!, at }], met)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  )
}

function PasteHere({ columns, onPaste }: { columns: readonly Column[]; onPaste: (rows: string[][]) => void }) {
  return (
    <>
      <Alert
        type="info"
        title={say(
          `从 Excel 复制多行粘贴到下面，列的顺序与台账所示相同：${columns.map(({ name }) => name).join('、')}。有签约日期的按签约项目新增，否则按意向项目。`,
          `Copy rows in Excel and paste them below, in the order of the columns shown: ${columns.map(({ name }) => name).join(', ')}. With a date of signing they are contracts, else leads.`,
        )}
      />
      <Input.TextArea
        className="ledger-paste"
        autoFocus
        rows={6}
        aria-label={say('粘贴多行', 'Paste rows')}
        onPaste={(event) => {
          event.preventDefault()
          onPaste(readTable(event.clipboardData.getData('text/plain')).filter((row) => row.some(Boolean)))
        }}
      />
    </>
  )
}

interface ResultProps {
  faults: readonly string[]
  outcome: Outcome | undefined
  onMeet: (met: Meeting) => void
}

function Result({ faults, outcome, onMeet }: ResultProps) {
  const { decides } = useRightsHere()
  if (faults.length) return <Tag color="error">{faults.join(say('；', '; '))}</Tag>
  if (!outcome) return <Tag>{say('待新增', 'To be added')}</Tag>
  switch (outcome.is) {
    case 'created':
      return <Tag color="success">{say('已新增', 'Added')}</Tag>
    case 'refused':
      return <Tag color="error">{outcome.why}</Tag>
    case 'exists':
      return (
        <>
          <span>{say(`已有“${outcome.name}”`, `"${outcome.name}" exists`)}</span>
          <Button size="small" onClick={() => onMeet({ into: outcome.id })}>
            {say('记到它名下', 'Record on it')}
          </Button>
          {decides && (
            <Button size="small" onClick={() => onMeet({ force: true })}>
              {say('另立项目', 'Make another')}
            </Button>
          )}
        </>
      )
  }
}
