import { ArrowLeftOutlined } from '@ant-design/icons'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { say } from '@/lib/language'
import { meQuery } from '@/lib/session'
import { enterZone } from '@/lib/zone'
import { Page } from '@/ui/page'
import { PeopleTab } from './people-tab'
import { RegionsTab } from './regions-tab'
import { TokensTab } from './tokens-tab'
import './people.css'

/** Who may come in, the regions, and the tokens of programs; outside of any region. */
export default function PeoplePage() {
  enterZone(undefined)
  const me = useSuspenseQuery(meQuery()).data
  const administers = !me.readsOnly && me.grants.some(({ role }) => role === 'administrator')
  const [query, setQuery] = useSearchParams()
  const tabs = [
    ...(administers
      ? [
          { key: 'people', label: say('人员', 'People'), children: <PeopleTab /> },
          { key: 'regions', label: say('地区', 'Regions'), children: <RegionsTab /> },
        ]
      : []),
    { key: 'tokens', label: say('令牌', 'Tokens'), children: <TokensTab /> },
  ]
  const tab = tabs.find(({ key }) => key === query.get('tab'))?.key ?? tabs[0]!.key
  return (
    <div className="people">
      <header className="people-head no-print">
        <Link to="/">
          <ArrowLeftOutlined aria-hidden /> {say('返回', 'Back')}
        </Link>
        <span className="people-brand">
          <img src="/app/favicon.svg" alt="" width="22" height="22" /> Leads
        </span>
      </header>
      <main id="main" className="main">
        <Page title={administers ? say('人员与地区', 'People and regions') : say('我的令牌', 'My tokens')}>
          <Tabs
            activeKey={tab}
            onChange={(key) => setQuery({ tab: key }, { replace: true })}
            items={tabs}
            destroyOnHidden
          />
        </Page>
      </main>
    </div>
  )
}
