import { Select } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useAddress } from '@/lib/address'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { useChains, useUnits } from '@/lib/region'
import { type Warning, warningName } from '@/lib/words'
import { FilterChip } from '@/ui/filter-chip'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { PrintButton } from '@/ui/print-button'
import { Loaded, Nothing } from '@/ui/state'
import { type Line, linesOf, useWarned, type Warned } from './get-warned'
import { kinds } from './rules'
import { Urge } from './urge'
import { WarningGroup } from './warning-group'
import './warnings.css'

export default function WarningsPage() {
  const [query] = useSearchParams()
  const kind = kinds.find((one) => one === query.get('kind')) ?? null
  const whose = { unit: query.get('unit') ?? undefined, chain: query.get('chain') ?? undefined }
  const warned = useWarned(whose)
  const projects = useMemo(() => warned.data?.items ?? [], [warned.data])
  const groups = useMemo(() => kinds.map((one) => ({ kind: one, lines: linesOf(projects, one) })), [projects])
  const shown = groups.filter((group) => (kind ? group.kind === kind : group.lines.length > 0))
  const urged = kind ? shown.flatMap(({ lines }) => lines.map(({ project }) => project)) : projects
  return (
    <Page
      title={say('预警', 'Warnings')}
      about={warned.data && <About projects={projects} isFiltered={!!(whose.unit ?? whose.chain)} />}
      actions={
        <>
          <Urge projects={urged} kinds={kind ? [kind] : kinds} />
          <PrintButton />
        </>
      }
    >
      <Loaded query={warned} rows={10}>
        {() => (
          <>
            <Filters groups={groups} kind={kind} />
            {shown.every(({ lines }) => lines.length === 0) ? (
              <Panel>
                <Nothing>{say('没有预警，一切正常。', 'There is nothing to warn of.')}</Nothing>
              </Panel>
            ) : (
              shown.map((group) => <WarningGroup key={group.kind} {...group} isWhole={kind !== null} />)
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function About({ projects, isFiltered }: { projects: Warned[]; isFiltered: boolean }) {
  return isFiltered
    ? say(`筛选出 ${count(projects.length)} 个项目`, `${count(projects.length)} projects fit`)
    : say(`${count(projects.length)} 个项目有预警`, `${count(projects.length)} projects are warned of`)
}

/** Kinds with their counts, units and chains: all in the address. */
function Filters({ groups, kind }: { groups: { kind: Warning; lines: Line[] }[]; kind: Warning | null }) {
  const [query, setQuery] = useAddress()
  const units = useUnits().data?.items ?? []
  const chains = useChains().data?.items ?? []
  const set = (name: string, value: string | null | undefined) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const choice = (name: string, label: string, known: { key: string; name: string }[]) => (
    <Select
      className="warning-filter"
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={query.get(name)}
      onChange={(value: string | undefined) => set(name, value)}
      options={known.map((one) => ({ value: one.key, label: one.name }))}
    />
  )
  return (
    <div className="warning-filters no-print">
      <div className="warning-kinds" role="group" aria-label={say('预警类别', 'Kinds')}>
        <FilterChip isChosen={!kind} onChoose={() => set('kind', null)}>
          {say('全部类别', 'All kinds')}
        </FilterChip>
        {groups
          .filter(({ lines }) => lines.length > 0)
          .map((group) => (
            <FilterChip
              key={group.kind}
              isChosen={group.kind === kind}
              onChoose={() => set('kind', group.kind === kind ? null : group.kind)}
            >
              {warningName(group.kind)} <b>{count(group.lines.length)}</b>
            </FilterChip>
          ))}
      </div>
      {choice('unit', say('责任单位', 'Unit'), units)}
      {choice('chain', say('产业链', 'Chain'), chains)}
    </div>
  )
}
