import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function ListsPage() {
  return <Page title={say('红黑榜', 'Lists')}>…</Page>
}
