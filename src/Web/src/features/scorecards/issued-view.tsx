import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import { issueName } from '@/lib/periods'
import { useRegion, useRightsHere } from '@/lib/region'
import { Page } from '@/ui/page'
import { PrintButton } from '@/ui/print-button'
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
  const [query, setQuery] = useSearchParams()
  const tab = audits && query.get('tab') === 'mails' ? 'mails' : 'bulletin'
  const title = issueName(issue)
  const turn = (key: string) => {
    const next = new URLSearchParams(query)
    if (key === 'mails') next.set('tab', key)
    else next.delete('tab')
    setQuery(next, { replace: true })
  }
  const bulletin = (
    <>
      <ReaderChoice />
      <BulletinFrame src={bulletinAddress(region, issue.week, 'html', reader)} title={title} />
    </>
  )
  return (
    <Page
      title={title}
      about={say(`${moment(issue.at)} 签发，内容已固定`, `issued ${moment(issue.at)}; frozen`)}
      actions={
        <>
          <Downloads region={region} week={issue.week} reader={reader} />
          {tab === 'bulletin' && <PrintButton />}
        </>
      }
    >
      {audits ? (
        <Tabs
          activeKey={tab}
          onChange={turn}
          destroyOnHidden
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
