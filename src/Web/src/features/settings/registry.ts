import { useMutation } from '@tanstack/react-query'
import { answer, api, type Schemas } from '@/lib/api'
import { ifNew, ifStill, type Versioned, versioned } from '@/lib/versioned'

export type Chain = Schemas['Chain']
export type Unit = Schemas['Unit']

/** What chains and units have in common; the rest is in the body. */
export interface Entry {
  key: string
  name: string
  aliases?: string[]
  order?: number
}

/** The calls for chains, or those for units. */
export interface Registry<T extends Entry> {
  kind: 'chain' | 'unit'
  load: (region: string, key: string) => Promise<Versioned<T>>
  save: (region: string, entry: T, tag: string | null) => Promise<unknown>
  remove: (region: string, key: string, tag: string) => Promise<unknown>
}

export const chainRegistry: Registry<Chain> = {
  kind: 'chain',
  load: (region, key) =>
    versioned(api.GET('/api/regions/{region}/chains/{key}', { params: { path: { region, key } } })),
  save: (region, { key, ...body }, tag) =>
    answer(
      api.PUT('/api/regions/{region}/chains/{key}', {
        params: { path: { region, key } },
        headers: tag === null ? ifNew : ifStill(tag),
        body,
      }),
    ),
  remove: (region, key, tag) =>
    answer(
      api.DELETE('/api/regions/{region}/chains/{key}', { params: { path: { region, key } }, headers: ifStill(tag) }),
    ),
}

export const unitRegistry: Registry<Unit> = {
  kind: 'unit',
  load: (region, key) => versioned(api.GET('/api/regions/{region}/units/{key}', { params: { path: { region, key } } })),
  save: (region, { key, ...body }, tag) =>
    answer(
      api.PUT('/api/regions/{region}/units/{key}', {
        params: { path: { region, key } },
        headers: tag === null ? ifNew : ifStill(tag),
        body,
      }),
    ),
  remove: (region, key, tag) =>
    answer(
      api.DELETE('/api/regions/{region}/units/{key}', { params: { path: { region, key } }, headers: ifStill(tag) }),
    ),
}

/** Saves an entry on the version that was read; without one it must be new. */
export function useSaveEntry<T extends Entry>(registry: Registry<T>, region: string) {
  return useMutation({
    mutationFn: ({ entry, tag }: { entry: T; tag: string | null }) => registry.save(region, entry, tag),
  })
}

export function useRemoveEntry<T extends Entry>(registry: Registry<T>, region: string) {
  return useMutation({
    mutationFn: async (key: string) => registry.remove(region, key, (await registry.load(region, key)).tag),
  })
}

/** Gives entries their places, 1 and up; only those whose place changes are saved. */
export function useReorder<T extends Entry>(registry: Registry<T>, region: string) {
  return useMutation({
    mutationFn: async (entries: T[]) => {
      for (const [at, entry] of entries.entries()) {
        if (entry.order === at + 1) continue
        const { value, tag } = await registry.load(region, entry.key)
        await registry.save(region, { ...value, order: at + 1 }, tag)
      }
    },
  })
}

/** Moves everything of one name to another. */
export function useMerge(kind: 'chain' | 'unit', region: string) {
  return useMutation({
    mutationFn: ({ from, into }: { from: string; into: string }) =>
      answer(api.POST('/api/regions/{region}/merges', { params: { path: { region } }, body: { kind, from, into } })),
  })
}
