import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function ChainsPage() {
  return <Page title={say('产业链', 'Chains')}>…</Page>
}
