import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Refused } from '@/lib/api'
import { callByHand } from './call-by-hand'

/** A view that was given a name: what stands in the address. */
export interface SavedView {
  key: string
  name: string
  query: string
  by?: string
  at?: string
}

const addressOf = (region: string, key = '') =>
  `/api/regions/${encodeURIComponent(region)}/views${key && `/${encodeURIComponent(key)}`}`

/** A server that keeps no views has none. */
async function load(region: string): Promise<SavedView[]> {
  try {
    const response = await callByHand(addressOf(region), 'GET')
    return ((await response.json()) as { items: SavedView[] }).items
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return []
    throw error
  }
}

/** The views that the bureau shares with all who read the region. */
export function useSharedViews(region: string) {
  const queries = useQueryClient()
  const queryKey = ['region', region, 'views']
  const query = useQuery({
    queryKey,
    queryFn: () => load(region),
    staleTime: 60_000,
  })
  const again = () => queries.invalidateQueries({ queryKey })
  return {
    views: query.data ?? [],
    save: async ({ key, name, query }: SavedView) => {
      await callByHand(addressOf(region, key), 'PUT', { name, query })
      await again()
    },
    remove: async (key: string) => {
      await callByHand(addressOf(region, key), 'DELETE')
      await again()
    },
  }
}

/** The reader's own views, kept in this browser. */
export function useOwnViews(region: string) {
  const place = `leads.views.${region}`
  const [views, setViews] = useState<SavedView[]>(() => {
    try {
      return JSON.parse(localStorage.getItem(place) ?? '[]') as SavedView[]
    } catch {
      return []
    }
  })
  const keep = (next: SavedView[]) => {
    localStorage.setItem(place, JSON.stringify(next))
    setViews(next)
  }
  return {
    views,
    save: (view: SavedView) => keep([...views.filter(({ name }) => name !== view.name), view]),
    remove: (key: string) => keep(views.filter((view) => view.key !== key)),
  }
}
