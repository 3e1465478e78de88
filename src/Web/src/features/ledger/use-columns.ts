import { useMemo } from 'react'
import { useChains, useUnits } from '@/lib/region'
import { originName } from '@/lib/words'
import { say } from '@/lib/language'
import { allColumns, type Column } from './columns'
import type { Row } from './rows'

/** The columns with the region's own names in them. */
export function useColumns(): readonly Column[] {
  const chains = useChains().data
  const units = useUnits().data
  return useMemo(() => {
    const names = (items: readonly { key: string; name: string }[] = []) =>
      new Map(items.map(({ key, name }) => [key, name]))
    return allColumns({ chains: names(chains?.items), units: names(units?.items) })
  }, [chains, units])
}

/** What is offered while one types into a column. */
export function useSuggestions(rows: readonly Row[]): (column: Column) => readonly string[] {
  const chains = useChains().data
  const units = useUnits().data
  return useMemo(() => {
    const names = (items: readonly { name: string }[] = []) => items.map(({ name }) => name)
    const sectors = [...new Set(rows.map(({ sector }) => sector))].filter(Boolean)
    const lists: Record<string, readonly string[]> = {
      chain: names(chains?.items),
      unit: names(units?.items),
      sector: sectors,
      origin: (['otherProvince', 'otherCity', 'local', 'abroad'] as const).map(originName),
      counted: [say('是', 'Yes'), say('否', 'No')],
    }
    return ({ key }) => lists[key] ?? nothing
  }, [chains, units, rows])
}

const nothing: readonly string[] = []
