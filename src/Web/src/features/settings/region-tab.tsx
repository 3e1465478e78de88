import { DownloadOutlined } from '@ant-design/icons'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { say } from '@/lib/language'
import { useRegion, useRightsHere } from '@/lib/region'
import { regionsQuery } from '@/lib/session'
import { timeZones } from '@/lib/time-zones'
import { Panel } from '@/ui/panel'
import { RegionForm } from './region-form'

/** The region's own name, clock and city, and the trail of who did what in it. */
export function RegionTab() {
  const region = useRegion()
  const { audits } = useRightsHere()
  const others = useSuspenseQuery(regionsQuery()).data.items.filter(({ id }) => id !== region)
  return (
    <>
      <RegionForm>
        {({ parent }) => (
          <Panel title={say('地区', 'Region')}>
            <div className="settings-grid">
              <Form.Item
                name="name"
                label={say('名称', 'Name')}
                extra={say('印在通报上，如“彬州市”。', 'Printed on the bulletins.')}
                rules={[{ required: true, whitespace: true }]}
              >
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item
                name={['settings', 'timeZone']}
                label={say('时区', 'Time zone')}
                extra={say('周的起止、报送截止和签发时间都按它。', 'Weeks, deadlines and sending times follow it.')}
                rules={[{ required: true }]}
              >
                <Select showSearch options={timeZones} />
              </Form.Item>
              <Form.Item
                name="parent"
                label={say('上级地区', 'Reports to')}
                extra={say('上级可看到本地区的汇总数。', 'Its totals are added up there.')}
              >
                <Select
                  allowClear
                  placeholder={say('无', 'None')}
                  options={[
                    ...others.map(({ id, name }) => ({ value: id, label: name })),
                    ...(parent && !others.some(({ id }) => id === parent) ? [{ value: parent, label: parent }] : []),
                  ]}
                />
              </Form.Item>
            </div>
          </Panel>
        )}
      </RegionForm>
      {audits && (
        <Panel title={say('操作记录', 'Trail')}>
          <p>
            {say(
              '谁在何时录入、更正、认定、签发了什么，逐条相扣，不能改动。',
              'Who entered, corrected, recognised and issued what and when; each entry is chained to the one before.',
            )}
          </p>
          <Button
            icon={<DownloadOutlined />}
            href={`/api/regions/${encodeURIComponent(region)}/trail?format=csv`}
            download={`trail-${region}.csv`}
          >
            {say('下载操作记录（.csv）', 'Download the trail (.csv)')}
          </Button>
        </Panel>
      )}
    </>
  )
}
