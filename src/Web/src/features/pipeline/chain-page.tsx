import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function ChainPage() {
  return <Page title={say('产业链', 'Chain')}>…</Page>
}
