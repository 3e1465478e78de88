import { join } from 'node:path'
import type { Operator } from './operator'
import { roles } from './roles'

const chain = encodeURIComponent(roles.team.key)
const tabs = ['chains', 'units', 'targets', 'recipients', 'scorecard', 'warnings', 'recognition', 'rules', 'region']

/** Every page of the dashboard in the demonstration county, and what may lie over one. */
export const pages = [
  '/demo/overview',
  '/demo/chains',
  `/demo/chains/${chain}`,
  `/demo/chains/${chain}?view=list`,
  '/demo/ledger',
  '/demo/ledger/{project}',
  '/demo/imports',
  '/demo/imports/{import}',
  '/demo/recognition',
  '/demo/warnings',
  '/demo/lists',
  '/demo/scorecards',
  '/demo/scorecards/2026-W46',
  ...tabs.map((tab) => `/demo/settings/${tab}`),
  '/people',
  '/demo/nowhere',
  `/demo/overview?explain=opening&by=chain&key=${chain}`,
  '/demo/ledger?capture=signed',
  '/demo/ledger/{project}?record={project}',
]

/** Fills in the pages' ids: of a project that the unit and the team of the roles see too, and of a ledger to commit. */
export async function findIds(operator: Operator): Promise<(path: string) => string> {
  const { items } = await operator.call<{ items: { id: string }[] }>(
    'GET',
    `/api/regions/demo/projects?limit=1&chain=${chain}&unit=${encodeURIComponent(roles.unit.key)}`,
  )
  const sample = join(import.meta.dirname, '../../samples/county-2021.xlsx')
  const made = await operator.upload('/api/regions/demo/imports', sample)
  return (path) => path.replaceAll('{project}', items[0]!.id).replaceAll('{import}', made.id)
}
