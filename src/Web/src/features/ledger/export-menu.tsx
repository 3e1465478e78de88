import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { useRegion } from '@/lib/region'
import type { Column } from './columns'
import { exportProjects, type Format } from './export-projects'
import type { Row } from './rows'

interface ExportMenuProps {
  rows: readonly Row[]
  /** Whether the rows are those that were ticked. */
  isPicked: boolean
  columns: readonly Column[]
}

/** Exactly what is shown, as a file. */
export function ExportMenu({ rows, isPicked, columns }: ExportMenuProps) {
  const region = useRegion()
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const run = async (format: Format) => {
    setBusy(true)
    try {
      await exportProjects(region, rows, columns, format)
      const without = columns.filter(({ field }) => !field).map(({ name }) => name)
      if (without.length)
        void message.info(
          say(
            `标准台账没有的列未导出：${without.join('、')}。`,
            `Left out, since no ledger has them: ${without.join(', ')}.`,
          ),
          6,
        )
    } catch (error) {
      void message.error((error as Error).message)
    }
    setBusy(false)
  }
  const what = isPicked
    ? say(`已勾选的 ${rows.length} 个项目`, `the ${rows.length} ticked projects`)
    : say(`所示 ${rows.length} 个项目`, `the ${rows.length} projects shown`)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'xlsx', label: say(`导出${what}为 Excel`, `Export ${what} as Excel`) },
          { key: 'csv', label: say(`导出${what}为 CSV`, `Export ${what} as CSV`) },
        ],
        onClick: ({ key }) => void run(key as Format),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={isBusy} disabled={rows.length === 0}>
        {say('导出', 'Export')}
      </Button>
    </Dropdown>
  )
}
