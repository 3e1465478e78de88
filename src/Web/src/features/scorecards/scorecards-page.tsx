import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function ScorecardsPage() {
  return <Page title={say('通报', 'Scorecards')}>…</Page>
}
