import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function OverviewPage() {
  return <Page title={say('总览', 'Overview')}>…</Page>
}
