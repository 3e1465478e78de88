import type { QueryClient } from '@tanstack/react-query'
import { api } from './api'

const pause = 300
const looks = 20
/** What is reckoned by the same fold as the rates. */
const following = new Set<unknown>(['projects', 'rates', 'warnings'])
let watch = 0

/**
 * A change counts a moment after it was answered, when it is folded. The rates in sight ask on their own until then;
 * the lists that follow them are asked for once more when it is done.
 */
export async function askAgainWhenFolded(queries: QueryClient) {
  const region = regionInSight()
  if (!region) return
  const mine = ++watch
  for (let look = 0; look < looks; look++) {
    await new Promise((over) => setTimeout(over, pause))
    // A later change has a watch of its own.
    if (mine !== watch) return
    const { data } = await api.GET('/api/regions/{region}/rates', {
      params: { path: { region }, query: { by: 'total' } },
    })
    if (!data?.pending) break
  }
  await queries.invalidateQueries({
    queryKey: ['region', region],
    predicate: ({ queryKey }) => following.has(queryKey[2]),
  })
}

function regionInSight(): string | undefined {
  const [, , first, page] = location.pathname.split('/')
  return first && page ? decodeURIComponent(first) : undefined
}
