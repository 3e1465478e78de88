import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function ImportsPage() {
  return <Page title={say('导入', 'Imports')}>…</Page>
}
