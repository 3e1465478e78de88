import { useQuery } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { count, day } from '@/lib/format'
import { say } from '@/lib/language'
import type { Explained } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { Loaded, Nothing } from '@/ui/state'

function useTrips() {
  const region = useRegion()
  return useQuery({
    queryKey: ['region', region, 'trips'],
    queryFn: () =>
      answer(api.GET('/api/regions/{region}/trips', { params: { path: { region }, query: { limit: 1000 } } })),
  })
}

/** The trips behind their number: who went where, whom they met, and what came of it. */
export function Trips({ of: { more } }: { of: Explained }) {
  const { from, to } = more ?? {}
  return (
    <Loaded query={useTrips()} rows={8}>
      {({ items }) => {
        const year = new Date().getFullYear().toString()
        const within = items.filter(({ on }) =>
          on && from && to ? on >= from && on <= to : (on ?? '').startsWith(year),
        )
        if (within.length === 0)
          return (
            <Nothing>
              {say(
                '这段时间没有外出招商记录；由招商局逐条登记，或用“外出招商”表导入。',
                'No trip in this time. The bureau enters them one by one or imports the form for trips.',
              )}
            </Nothing>
          )
        return (
          <>
            <p className="explain-sum soft">{say(`共 ${count(within.length)} 次`, `${count(within.length)} trips`)}</p>
            <ol className="explain-list">
              {within.map((trip) => (
                <li key={trip.id}>
                  <div className="explain-item">
                    <strong>{trip.where}</strong>
                    <span>{day(trip.on)}</span>
                  </div>
                  <div className="explain-facts">
                    <span>{trip.who}</span>
                    <span className="soft">{[trip.chain, ...(trip.firms ?? [])].filter(Boolean).join(' · ')}</span>
                  </div>
                  {trip.result && <div>{trip.result}</div>}
                </li>
              ))}
            </ol>
          </>
        )
      }}
    </Loaded>
  )
}
