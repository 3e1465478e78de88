import { PrinterOutlined } from '@ant-design/icons'
import { Button, Tabs } from 'antd'
import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import { day, moment } from '@/lib/format'
import { say } from '@/lib/language'
import { useRegion, useRightsHere } from '@/lib/region'
import { Page } from '@/ui/page'
import { BulletinFrame } from './bulletin-frame'
import { Downloads } from './downloads'
import { bulletinAddress } from './get-bulletin'
import type { Issue } from './get-issues'
import { Mails } from './mails'
import { ReaderChoice, useReader } from './reader-choice'

/** An issue that is out: exactly what was sent, and what became of its mails. */
export function IssuedView({ issue }: { issue: Issue }) {
  const region = useRegion()
  const { audits } = useRightsHere()
  const reader = useReader()
  const frame = useRef<HTMLIFrameElement>(null)
  const [query, setQuery] = useSearchParams()
  const tab = audits && query.get('tab') === 'mails' ? 'mails' : 'bulletin'
  const title = say(`${issue.year}年第${issue.number}期`, `No. ${issue.number}, ${issue.year}`)
  const turn = (key: string) => {
    const next = new URLSearchParams(query)
    if (key === 'mails') next.set('tab', key)
    else next.delete('tab')
    setQuery(next, { replace: true })
  }
  const bulletin = (
    <>
      <ReaderChoice />
      <BulletinFrame src={bulletinAddress(region, issue.week, 'html', reader)} title={title} frame={frame} />
    </>
  )
  return (
    <Page
      title={title}
      about={say(
        `${day(issue.first)} – ${day(issue.last)} · ${moment(issue.at)} 发出，内容已固定`,
        `${day(issue.first)} – ${day(issue.last)} · issued ${moment(issue.at)}; frozen`,
      )}
      actions={
        <>
          <Downloads region={region} week={issue.week} reader={reader} />
          {tab === 'bulletin' && (
            <Button icon={<PrinterOutlined />} onClick={() => frame.current?.contentWindow?.print()}>
              {say('打印', 'Print')}
            </Button>
          )}
        </>
      }
    >
      {audits ? (
        <Tabs
          activeKey={tab}
          onChange={turn}
          items={[
            { key: 'bulletin', label: say('通报', 'Bulletin'), children: bulletin },
            { key: 'mails', label: say('邮件', 'Mails'), children: <Mails week={issue.week} /> },
          ]}
        />
      ) : (
        bulletin
      )}
    </Page>
  )
}
