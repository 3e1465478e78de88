import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '@/lib/api'

/** A view that was given a name: what stands in the address, from the question mark on. */
export interface SavedView {
  key: string
  name: string
  query: string
  by?: string
}

/** The views that the bureau shares with all who read the region. */
export function useSharedViews(region: string) {
  const queries = useQueryClient()
  const queryKey = ['region', region, 'views']
  const query = useQuery({
    queryKey,
    queryFn: () => answer(api.GET('/api/regions/{region}/views', { params: { path: { region } } })),
    staleTime: 60_000,
  })
  const again = () => queries.invalidateQueries({ queryKey })
  const pathOf = (key: string) => ({ params: { path: { region, key } } })
  return {
    views: query.data?.items ?? [],
    save: async ({ key, name, query }: SavedView) => {
      await answer(api.PUT('/api/regions/{region}/views/{key}', { ...pathOf(key), body: { name, query } }))
      await again()
    },
    remove: async (key: string) => {
      await answer(api.DELETE('/api/regions/{region}/views/{key}', pathOf(key)))
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
