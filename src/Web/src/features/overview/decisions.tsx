import { say } from '@/lib/language'
import type { RateGroup } from '@/lib/rates'
import { useRegion, useRightsHere } from '@/lib/region'
import type { Scorecard } from '@/lib/scorecard'
import { DecisionList } from './decision-list'
import { officeDecisions } from './office-decisions'
import { useDraft, useOpenImports, useParked, useWaiting } from './get-decisions'
import { leadersDecisions } from './leaders-decisions'

/** What the whole region's reader has to decide this week, the most urgent first. */
export function Decisions({ card, total }: { card: Scorecard; total: RateGroup }) {
  const region = useRegion()
  const rights = useRightsHere()
  const waiting = useWaiting().data
  const draft = useDraft(card.week).data
  const imports = useOpenImports().data
  const parked = useParked().data
  const office = officeDecisions({ region, rights, card, total, waiting, draft, imports, parked: parked?.items.length })
  return (
    <DecisionList
      title={say('本周需要拍板的事', 'To decide this week')}
      decisions={[...office, ...leadersDecisions(region, card)]}
    />
  )
}
