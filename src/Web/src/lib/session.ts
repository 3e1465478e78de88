import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { answer, api, type Schemas } from './api'
import { languageNow } from './language'

export type Me = Schemas['Me']
export type Role = Schemas['Role']
export type Region = Schemas['Region']

export const meQuery = () =>
  queryOptions({ queryKey: ['me'], queryFn: () => answer(api.GET('/api/me')), staleTime: Infinity })

export const regionsQuery = () =>
  queryOptions({
    queryKey: ['regions', languageNow()],
    queryFn: () => answer(api.GET('/api/regions')),
    staleTime: 60_000,
  })

/**
 * What the signed-in person may do in a region. It decides only what is offered: the server decides what is done
 * (src/Functions/People/Permissions.cs).
 */
export interface Rights {
  me: Me
  /** Administrators and the bureau: they record, recognise, import, issue and set. */
  decides: boolean
  administers: boolean
  /** Reads the whole region: everybody but units and teams. */
  whole: boolean
  /** May report facts and enter projects: the bureau, and units for their own. */
  reports: boolean
  /** May write next steps, problems and notes. */
  comments: boolean
  /** Sees the work list of recognition and the trail. */
  audits: boolean
  /** Keys of the person's own units and chains. */
  units: string[]
  chains: string[]
}

function rightsOf(me: Me, region: string): Rights {
  const grants = me.grants.filter((grant) => !grant.region || grant.region === region)
  const has = (...roles: Role[]) => grants.some((grant) => roles.includes(grant.role))
  const keys = (role: Role) => grants.filter((grant) => grant.role === role && grant.key).map((grant) => grant.key!)
  const writes = !me.readsOnly
  return {
    me,
    decides: writes && has('administrator', 'bureau'),
    administers: writes && has('administrator'),
    whole: has('administrator', 'bureau', 'leader', 'auditor'),
    reports: writes && has('administrator', 'bureau', 'unit'),
    comments: writes && has('administrator', 'bureau', 'unit', 'team'),
    audits: has('administrator', 'bureau', 'auditor'),
    units: keys('unit'),
    chains: keys('team'),
  }
}

export function useRights(region: string): Rights {
  return rightsOf(useSuspenseQuery(meQuery()).data, region)
}
