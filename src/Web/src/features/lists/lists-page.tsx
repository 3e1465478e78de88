import { PrinterOutlined } from '@ant-design/icons'
import { Button, Select, Tabs } from 'antd'
import { useAddress } from '@/lib/address'
import { day, moment } from '@/lib/format'
import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
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
                label: say(
                  `${one.year}年第${one.number}期（${one.last} 止）`,
                  `No. ${one.number} of ${one.year} (to ${one.last})`,
                ),
              })),
            ]}
          />
          <Button icon={<PrinterOutlined />} onClick={() => print()}>
            {say('打印', 'Print')}
          </Button>
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
    ? say(
        `第${card.number}期（${day(card.first)} 至 ${day(card.last)}），实时数据`,
        `Issue ${card.number}, ${day(card.first)} to ${day(card.last)}, live`,
      )
    : say(
        `第${card.number}期，数据截至 ${moment(card.cutOff)}，已冻结`,
        `Issue ${card.number}, frozen ${moment(card.cutOff)}`,
      )
}

function NoIssue() {
  return (
    <Panel>
      <Nothing>
        {say('还没有发出过通报，发出后在这里查看。', 'No week was issued yet; once one is, it stands here.')}
      </Nothing>
    </Panel>
  )
}
