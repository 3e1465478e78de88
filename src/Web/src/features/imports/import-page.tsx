import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function ImportPage() {
  return <Page title={say('导入', 'Import')}>…</Page>
}
