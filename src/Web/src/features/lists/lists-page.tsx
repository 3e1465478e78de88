import { Select, Tabs } from 'antd'
import { useAddress } from '@/lib/address'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import { issueName } from '@/lib/periods'
import { useRightsHere } from '@/lib/region'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { PrintButton } from '@/ui/print-button'
import { Loaded, Nothing } from '@/ui/state'
import { useCard, useIssued } from './get-card'
import './lists.css'
import { Points } from './points'
import { Ranking } from './ranking'
import { RedBlack } from './red-black'
import { Reporting } from './reporting'
import type { Scorecard } from '@/lib/scorecard'

export default function ListsPage() {
  const { whole, units } = useRightsHere()
  const [query, setQuery] = useAddress()
  const issued = useIssued()
  // Units and teams see a week when it is out.
  const week = query.get('week') ?? (whole ? null : (issued.data?.[0]?.week ?? null))
  const card = useCard(week, whole || week !== null)
  const tab = query.get('tab') ?? 'lists'
  const set = (name: string, value: string | null) =>
    setQuery((before) => {
      const next = new URLSearchParams(before)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    })
  const of = (draw: (found: Scorecard) => React.ReactNode) =>
    !whole && issued.data?.length === 0 ? <NoIssue /> : <Loaded query={card}>{draw}</Loaded>
  const tabs = [
    {
      key: 'lists',
      label: say('红黑榜', 'Red and black'),
      children: of((found) => <RedBlack card={found} isLive={!week} />),
    },
    { key: 'ranking', label: say('排名', 'Ranking'), children: of((found) => <Ranking card={found} isLive={!week} />) },
    ...(whole || units.length > 0
      ? [
          {
            key: 'reports',
            label: say('报送情况', 'Reports'),
            children: of((found) => <Reporting week={found.week} />),
          },
        ]
      : []),
    ...(whole
      ? [{ key: 'points', label: say('加减分', 'Points'), children: of((found) => <Points year={found.year} />) }]
      : []),
  ]
  return (
    <Page
      title={say('红黑榜', 'Red and black list')}
      about={card.data && <About card={card.data} isLive={!week} />}
      actions={
        <>
          <Select
            className="week-choice"
            aria-label={say('期次', 'Issue')}
            value={week ?? 'now'}
            onChange={(chosen) => set('week', chosen === 'now' ? null : chosen)}
            options={[
              ...(whole ? [{ value: 'now', label: say('本周（实时）', 'This week, live') }] : []),
              ...(issued.data ?? []).map((one) => ({
                value: one.week,
                label: issueName(one),
              })),
            ]}
          />
          <PrintButton />
        </>
      }
    >
      <Tabs
        activeKey={tabs.some(({ key }) => key === tab) ? tab : 'lists'}
        onChange={(key) => set('tab', key)}
        destroyOnHidden
        items={tabs}
      />
    </Page>
  )
}

function About({ card, isLive }: { card: Scorecard; isLive: boolean }) {
  return isLive
    ? say(`${issueName(card)}，实时数据`, `${issueName(card)}, live`)
    : say(
        `${issueName(card)}，数据截至 ${moment(card.cutOff)}，已冻结`,
        `${issueName(card)}, frozen ${moment(card.cutOff)}`,
      )
}

function NoIssue() {
  return (
    <Panel>
      <Nothing>
        {say('还没有签发过通报，签发后在这里查看。', 'No week was issued yet; once one is, it stands here.')}
      </Nothing>
    </Panel>
  )
}
