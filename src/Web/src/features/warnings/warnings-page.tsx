import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function WarningsPage() {
  return <Page title={say('预警', 'Warnings')}>…</Page>
}
