import { useSuspenseQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Navigate } from 'react-router'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { meQuery, regionsQuery } from '@/lib/session'
import { Nothing } from '@/ui/state'

const key = 'leads.region'

export function rememberRegion(region: string) {
  localStorage.setItem(key, region)
}

/** Leads to the region where one was last, or the first one. */
export function HomePage() {
  const { data } = useSuspenseQuery(regionsQuery())
  const me = useSuspenseQuery(meQuery()).data
  const kept = localStorage.getItem(key)
  const region = data.items.find((one) => one.id === kept) ?? data.items[0]
  if (region) return <Navigate replace to={paths.overview(region.id)} />
  const administers = me.grants.some((grant) => grant.role === 'administrator')
  return (
    <main className="alone">
      <Nothing
        action={
          administers && (
            <Button type="primary" href="/app/people">
              {say('人员与地区', 'People and regions')}
            </Button>
          )
        }
      >
        {administers
          ? say('还没有地区。先建立一个，再导入台账。', 'There is no region yet. Enter one, then import a ledger.')
          : say(
              '您还没有被分配到任何地区，请联系管理员。',
              'You have not been given a region yet; ask an administrator.',
            )}
      </Nothing>
    </main>
  )
}
