import type { ReactNode } from 'react'
import { useRegion } from '@/lib/region'
import { ExplainLink } from '@/ui/explain-link'
import type { Scorecard } from '@/lib/scorecard'

interface FigureLinkProps {
  card: Scorecard
  /** Whether the week still runs: its numbers are those of the ledger now. */
  isLive: boolean
  isChain: boolean
  of: string
  figure: string
  children: ReactNode
}

/** A number of a row. That of an issue opens the frozen list behind it, so that both agree for ever. */
export function FigureLink({ card, isLive, isChain, of, figure, children }: FigureLinkProps) {
  const region = useRegion()
  if (isLive)
    return (
      <ExplainLink
        of={{
          rate: figure,
          by: isChain ? 'chain' : 'unit',
          key: of,
          more: { from: `${card.year}-01-01`, to: card.asOf, asOf: card.asOf },
        }}
      >
        {children}
      </ExplainLink>
    )
  const rows = isChain ? card.chains : card.units.flatMap((one) => one.rows)
  const place = `${isChain ? 'c' : 'u'}${rows.findIndex(({ key }) => key === of)}`
  return (
    <a className="number" href={`/app/${encodeURIComponent(region)}/${card.week}/${place}/${figure}`}>
      {children}
    </a>
  )
}
