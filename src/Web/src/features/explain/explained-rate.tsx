import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { useAddress } from '@/lib/address'
import { count, percent } from '@/lib/format'
import { say } from '@/lib/language'
import type { Explained } from '@/lib/paths'
import { type RateGroup, type RatesAnswer, useRates } from '@/lib/rates'
import { useRegion } from '@/lib/region'
import type { Rate } from '@/lib/words'
import { Loaded } from '@/ui/state'
import { CohortLine } from './cohort-line'
import { Comparison } from './comparison'
import { oldestFirst, sidesOf } from './figures'
import { listQuery, ratesAsked } from './get-list'
import { NoGroup } from './no-group'
import { ProjectList } from './project-list'
import { RateHead } from './rate-head'
import { Trend } from './trend'
import { WaitingFacts } from './waiting-facts'

/** A rate: what it says, what it means, what it still lacks, and the projects of both its sides. */
export function ExplainedRate({ of, rate }: { of: Explained; rate: Rate }) {
  return (
    <Loaded query={useRates(ratesAsked(of), { isLive: true })} rows={10}>
      {(answered) => {
        const group = answered.groups.find(({ key }) => key === of.key)
        return group ? <RateOfGroup of={of} rate={rate} group={group} answered={answered} /> : <NoGroup />
      }}
    </Loaded>
  )
}

interface RateProps {
  of: Explained
  rate: Rate
  group: RateGroup
  answered: RatesAnswer
}

function RateOfGroup({ of, rate, group, answered }: RateProps) {
  const region = useRegion()
  const [query, setQuery] = useAddress()
  const { numerator, denominator } = sidesOf(rate)
  const above = useQuery(listQuery(region, of, numerator.figure, {}, answered.version))
  const below = useQuery(listQuery(region, of, denominator.figure, {}, answered.version))
  const inNumerator = new Set(above.data?.items.map(({ id }) => id))
  const missing =
    above.data &&
    below.data &&
    oldestFirst(
      below.data.items.filter(({ id }) => !inNumerator.has(id)),
      denominator,
    )
  const open = (side: string) =>
    setQuery(
      (before) => {
        before.set('side', side)
        return before
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <>
      <RateHead rate={group.rates[rate]!} isMoney={rate === 'funds' || answered.weight === 'amount'} />
      <CohortLine of={of} answered={answered} isWeighed={rate !== 'funds'} />
      <Tabs
        activeKey={query.get('side') ?? (missing?.length === 0 ? 'numerator' : 'missing')}
        onChange={open}
        items={[
          {
            key: 'missing',
            label: tab(say('还差哪些', 'Still missing'), missing?.length),
            children: (
              <Loaded query={below}>
                {() => (
                  <ProjectList
                    list={{ items: missing ?? [] }}
                    figure={denominator}
                    empty={say('分母中的项目都已计入分子。', 'Everything in the denominator is in the numerator too.')}
                    isToDo
                  />
                )}
              </Loaded>
            ),
          },
          {
            key: 'numerator',
            label: tab(say('分子', 'Numerator'), above.data?.count),
            children: <Loaded query={above}>{(list) => <ProjectList list={list} figure={numerator} />}</Loaded>,
          },
          {
            key: 'denominator',
            label: tab(say('分母', 'Denominator'), below.data?.count),
            children: <Loaded query={below}>{(list) => <ProjectList list={list} figure={denominator} />}</Loaded>,
          },
          {
            key: 'change',
            label: say('与上周相比', 'Since last week'),
            children: (
              <Comparison
                of={of}
                answered={answered}
                write={(one) => <RateValue rate={one.rates[rate]!} />}
                figures={[numerator, denominator]}
              />
            ),
          },
          {
            key: 'trend',
            label: say('走势', 'Trend'),
            children: <Trend of={of} rate={rate} answered={answered} />,
          },
          {
            key: 'waiting',
            label: tab(say('未审核', 'Waiting'), group.waiting),
            children: <WaitingFacts of={of} waiting={group.waiting} />,
          },
        ]}
      />
    </>
  )
}

function tab(name: string, size: number | undefined) {
  return size === undefined ? name : `${name} ${count(size)}`
}

function RateValue({ rate }: { rate: RateGroup['rates'][string] }) {
  return (
    <>
      <strong>{percent(rate.percent)}</strong>{' '}
      <span className="soft">
        {rate.numerator}/{rate.denominator}
      </span>
    </>
  )
}
