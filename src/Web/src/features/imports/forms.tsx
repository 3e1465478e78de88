import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { say } from '@/lib/language'
import { useRegion } from '@/lib/region'
import { Panel } from '@/ui/panel'
import { formName } from './words'

/** Empty forms to fill in: what the system reads without a doubt. */
export function Forms() {
  const region = useRegion()
  return (
    <Panel title={say('空白模板', 'Empty forms')}>
      <p className="soft forms-about">
        {say('没有现成台账时，下载模板填写。', 'Without a ledger of your own, fill one of these in.')}
      </p>
      <div className="forms">
        {['intended', 'signed', 'progress', 'paid-in', 'trips'].map((form) => (
          <Button
            key={form}
            icon={<DownloadOutlined />}
            href={`/api/regions/${encodeURIComponent(region)}/templates/${form}.xlsx`}
            download
          >
            {formName(form)}
          </Button>
        ))}
      </div>
    </Panel>
  )
}
