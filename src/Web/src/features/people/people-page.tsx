import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function PeoplePage() {
  return <Page title={say('人员与地区', 'People')}>…</Page>
}
