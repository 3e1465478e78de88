import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { useAddress } from '@/lib/address'
import { count, money } from '@/lib/format'
import { say } from '@/lib/language'
import type { Explained } from '@/lib/paths'
import { type RateGroup, useRates } from '@/lib/rates'
import { useRegion } from '@/lib/region'
import { Loaded } from '@/ui/state'
import { CohortLine } from './cohort-line'
import { Comparison } from './comparison'
import { type Figure, isStock } from './figures'
import { listQuery, ratesAsked } from './get-list'
import { NoGroup } from './no-group'
import { ProjectList } from './project-list'

/** A figure that is no rate: how many or how much, and the projects. */
export function ExplainedFigure({ of, figure }: { of: Explained; figure: Figure }) {
  const region = useRegion()
  const [query, setQuery] = useAddress()
  const rates = useRates(ratesAsked(of), { isLive: true })
  const list = useQuery(listQuery(region, of, figure.figure))
  const open = (side: string) =>
    setQuery(
      (before) => {
        before.set('side', side)
        return before
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <Loaded query={rates} rows={10}>
      {(answered) => {
        const group = answered.groups.find(({ key }) => key === of.key)
        if (!group) return <NoGroup />
        return (
          <>
            <div className="explain-head">
              <Loaded query={list} rows={1}>
                {(found) => (
                  <div className="explain-number">
                    <span className="explain-value">
                      {figure.isMoney ? money(found.sum) : count(figure.isOfFacts ? group.waiting : found.count)}
                    </span>
                    <span className="explain-sides">{unitOf(figure)}</span>
                  </div>
                )}
              </Loaded>
              <p className="explain-definition">
                <strong>{say('口径', 'Definition')}</strong> {figure.meaning}
              </p>
              <Increases of={of} group={group} />
            </div>
            <CohortLine of={of} answered={answered} hasPeriod={!isStock(figure)} />
            <Tabs
              activeKey={query.get('side') === 'change' ? 'change' : 'list'}
              onChange={open}
              items={[
                {
                  key: 'list',
                  label: say('项目清单', 'Projects'),
                  children: (
                    <Loaded query={list}>
                      {(found) => <ProjectList list={found} figure={figure} isToDo={isToDo(figure)} />}
                    </Loaded>
                  ),
                },
                {
                  key: 'change',
                  label: say('与上周相比', 'Since last week'),
                  children: <Comparison of={of} answered={answered} figures={[figure]} />,
                },
              ]}
            />
          </>
        )
      }}
    </Loaded>
  )
}

function unitOf({ isMoney, isOfFacts }: Figure): string {
  if (isMoney) return say('亿元', '× CNY 100 m')
  return isOfFacts ? say('条', 'facts') : say('个项目', 'projects')
}

function isToDo({ figure }: Figure): boolean {
  return ['warned', 'inTalks', 'suspended', 'projects'].includes(figure)
}

/** 增资 counts beside the contracts of the period, never among them. */
function Increases({ of, group }: { of: Explained; group: RateGroup }) {
  if (of.rate !== 'signedAmount' || group.increasedAmount === 0) return null
  return (
    <p className="explain-beside">
      {say(
        `另有此前签约项目增资 ${money(group.increasedAmount)} 亿元`,
        `Older contracts were increased by ${money(group.increasedAmount)} × CNY 100 m`,
      )}
    </p>
  )
}
