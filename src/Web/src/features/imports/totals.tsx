import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { LongTable } from '@/ui/long-table'
import { Panel } from '@/ui/panel'

/** 小计 and 合计 that their rows do not add up to. They stop nothing. */
export function Totals({ totals }: { totals: Schemas['TotalMismatch'][] }) {
  const rows = totals.map((one, at) => ({ ...one, key: at }))
  return (
    <div id="totals">
      <Panel title={say(`合计核对：${totals.length} 处不符`, `Totals that differ: ${totals.length}`)}>
        <p className="soft part-about">
          {say(
            '表里印的小计、合计与各行相加不一致。系统只采用各行数字，不影响导入；请核对是行错还是合计错。',
            'Printed totals differ from the sum of their rows. Only the rows count, so this stops nothing; see which is wrong.',
          )}
        </p>
        <LongTable
          width={640}
          dataSource={rows}
          columns={[
            { title: say('工作表', 'Sheet'), dataIndex: 'sheet' },
            { title: say('行', 'Row'), dataIndex: 'row', width: 72, align: 'right' },
            { title: say('栏', 'Column'), dataIndex: 'column' },
            { title: say('表中所印', 'Printed'), dataIndex: 'printed', width: 130, align: 'right' },
            { title: say('各行相加', 'Rows add up to'), dataIndex: 'computed', width: 130, align: 'right' },
          ]}
        />
      </Panel>
    </div>
  )
}
