import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function ScorecardPage() {
  return <Page title={say('通报', 'Scorecard')}>…</Page>
}
