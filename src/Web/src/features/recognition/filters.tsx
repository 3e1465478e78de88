import { Select } from 'antd'
import { useAddress } from '@/lib/address'
import type { Schemas } from '@/lib/api'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { useChains, useUnits } from '@/lib/region'
import { type FactKind, factName, stages } from '@/lib/words'
import { FilterChip } from '@/ui/filter-chip'
import { ageName, ages } from './words'

const kinds: readonly FactKind[] = [
  ...stages,
  'paidIn',
  'capitalIncreased',
  'inStatistics',
  'suspended',
  'resumed',
  'terminated',
  'reinstated',
]

/** The list by age, unit, chain and kind, all in the address. */
export function Filters({ ages: counts, total }: { ages: Schemas['WaitingAges']; total: number }) {
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
  const choice = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Select
      className="filter"
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={query.get(name)}
      onChange={(value: string | undefined) => set(name, value)}
      options={options}
    />
  )
  const age = query.get('age')
  return (
    <div className="filters">
      <div className="chips" role="group" aria-label={say('等待时间', 'Waiting for')}>
        <FilterChip isChosen={!age} onChoose={() => set('age', null)}>
          {say('全部', 'All')} <b>{count(total)}</b>
        </FilterChip>
        {ages.map((key) => (
          <FilterChip key={key} isChosen={age === key} onChoose={() => set('age', age === key ? null : key)}>
            {ageName(key)} <b>{count(counts[key])}</b>
          </FilterChip>
        ))}
      </div>
      {choice(
        'unit',
        say('责任单位', 'Unit'),
        units.map(({ key, name }) => ({ value: key, label: name })),
      )}
      {choice(
        'chain',
        say('产业链', 'Chain'),
        chains.map(({ key, name }) => ({ value: key, label: name })),
      )}
      {choice(
        'fact',
        say('事项', 'Fact'),
        kinds.map((kind) => ({ value: kind, label: factName(kind) })),
      )}
    </div>
  )
}
