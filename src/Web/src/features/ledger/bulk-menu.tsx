import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import { BulkDialog, type BulkAction } from './bulk-dialog'
import type { Row } from './rows'

/** What can be done to all ticked projects at once. */
export function BulkMenu({ rows, onDone }: { rows: readonly Row[]; onDone: () => void }) {
  const { decides, comments } = useRightsHere()
  const [action, act] = useState<BulkAction | null>(null)
  const items = [
    decides && { key: 'unit', label: say('调整责任单位…', 'Another unit…') },
    decides && { key: 'chain', label: say('调整产业链…', 'Another chain…') },
    decides && { key: 'leader', label: say('调整包抓领导…', 'Another leader…') },
    comments && { key: 'step', label: say('设置下步工作…', 'Set the next step…') },
    decides && { key: 'recognise', label: say('认定未审核事实…', 'Recognise what waits…') },
  ].filter((item) => item !== false)
  return (
    <>
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act(key as BulkAction) }}>
          <Button type="primary">
            {say(`批量处理 ${rows.length} 个`, `Do to ${rows.length}`)} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      <Button type="text" onClick={onDone}>
        {say('取消勾选', 'Untick')}
      </Button>
      {action && <BulkDialog action={action} rows={rows} onClose={() => act(null)} />}
    </>
  )
}
