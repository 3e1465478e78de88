import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import type { FactKind } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { Loaded, Nothing } from '@/ui/state'
import { DecisionBar } from './decision-bar'
import { Filters } from './filters'
import { useWaiting, type WaitingFact } from './get-waiting'
import { OfImport } from './of-import'
import { Outcomes, type Told } from './outcomes'
import { WaitingTable } from './waiting-table'
import { ageOf } from './words'

/** What waits, and deciding on it. */
export function WorkList() {
  const { decides } = useRightsHere()
  const [query] = useSearchParams()
  const age = query.get('age')
  const waiting = useWaiting(
    {
      unit: query.get('unit') ?? undefined,
      chain: query.get('chain') ?? undefined,
      milestone: (query.get('fact') as FactKind | null) ?? undefined,
      by: query.get('reporter') ?? undefined,
    },
    true,
  )
  const all = useMemo(() => waiting.data?.pages.flatMap(({ items }) => items) ?? [], [waiting.data])
  const shown = useMemo(() => (age ? all.filter(({ days }) => ageOf(days) === age) : all), [all, age])
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [told, tell] = useState<Told | null>(null)
  const selected = shown.filter(({ fact }) => chosen.has(fact.id))
  const done = (what: Told) => {
    tell(what)
    choose(new Set())
  }
  return (
    <>
      {decides && query.get('import') && <OfImport id={query.get('import')!} onDone={done} />}
      {told && <Outcomes told={told} onClose={() => tell(null)} />}
      <Panel>
        <Loaded query={waiting}>
          {({ pages }) => (
            <>
              <Filters ages={pages[0]!.ages} total={pages[0]!.count} />
              {shown.length === 0 ? (
                <Empty isFiltered={[...query.keys()].some((key) => key !== 'import')} />
              ) : (
                <WaitingTable facts={shown} decides={decides} chosen={chosen} choose={choose} />
              )}
            </>
          )}
        </Loaded>
      </Panel>
      {decides && selected.length > 0 && (
        <DecisionBar facts={selected} onDone={done} onClear={() => choose(new Set<string>())} />
      )}
      <Spoken facts={selected} />
    </>
  )
}

function Empty({ isFiltered }: { isFiltered: boolean }) {
  return (
    <Nothing>
      {isFiltered
        ? say('没有符合条件的事项，可以放宽筛选。', 'Nothing fits; widen the filters.')
        : say('没有待认定的事项', 'Nothing waits for recognition')}
    </Nothing>
  )
}

/** How many are chosen, for who cannot see it. */
function Spoken({ facts }: { facts: WaitingFact[] }) {
  return (
    <p className="spoken" aria-live="polite">
      {facts.length > 0 && say(`已选 ${count(facts.length)} 项`, `${count(facts.length)} chosen`)}
    </p>
  )
}
