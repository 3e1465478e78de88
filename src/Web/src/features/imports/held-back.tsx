import { Button, type TableColumnsType } from 'antd'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { LongTable } from '@/ui/long-table'
import { Panel } from '@/ui/panel'
import { usePhone } from '@/ui/screen'
import { type Fixes, type Held, keyOf } from './fixes'
import type { ImportAnswer } from './get-import'
import { FixCell, Told, Whole, Written } from './held-cells'

interface HeldBackProps {
  made: ImportAnswer
  fixes: Fixes
  isOpen: boolean
}

/** Rows that cannot be trusted: each is put right at its cell, or let in with a note. */
export function HeldBack({ made, fixes, isOpen }: HeldBackProps) {
  const isPhone = usePhone()
  const { typed } = fixes
  const rows = made.heldBack
  const fix = (held: Held, at: number) =>
    isOpen && (
      <FixCell
        held={held}
        fix={fixes.of(held)}
        onFix={(changed) => fixes.fix(held, changed)}
        onEnter={() => fixes.next(at)}
      />
    )
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
            <Button type="primary" disabled={typed === 0} loading={fixes.isSending} onClick={() => void fixes.settle()}>
              {typed > 0 ? say(`核对 ${typed} 处修改`, `Check ${typed} changes`) : say('核对修改', 'Check the changes')}
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
        <LongTable<Held>
          width={isPhone ? 280 : 1160}
          tableRef={fixes.table}
          rowKey={keyOf}
          dataSource={rows}
          showHeader={!isPhone}
          columns={
            isPhone
              ? [{ key: 'whole', render: (_, held, at) => <Whole held={held}>{fix(held, at)}</Whole> }]
              : [
                  ...plain(),
                  ...(isOpen
                    ? [
                        {
                          title: say('改为', 'Should be'),
                          key: 'fix',
                          width: 300,
                          render: (_: unknown, held: Held, at: number) => fix(held, at),
                        },
                      ]
                    : []),
                ]
          }
        />
      </Panel>
    </div>
  )
}

function plain(): TableColumnsType<Held> {
  return [
    { title: say('工作表', 'Sheet'), dataIndex: 'sheet', width: 110, ellipsis: true },
    { title: say('行', 'Row'), dataIndex: 'row', width: 64, align: 'right' },
    { title: say('项目', 'Project'), key: 'project', width: 180, render: (_, held) => <Told held={held} /> },
    { title: say('栏', 'Column'), dataIndex: 'column', width: 130 },
    { title: say('原文', 'As written'), key: 'value', width: 140, render: (_, { value }) => <Written text={value} /> },
    { title: say('原因', 'Why'), dataIndex: 'message', width: 240 },
  ]
}
