import { useRightsHere } from '@/lib/region'
import './overview.css'
import { OwnOverview } from './own-overview'
import { WholeOverview } from './whole-overview'

/** Where things stand, in ten seconds: the whole region for those who read it, their own part for the others. */
export default function OverviewPage() {
  return useRightsHere().whole ? <WholeOverview /> : <OwnOverview />
}
