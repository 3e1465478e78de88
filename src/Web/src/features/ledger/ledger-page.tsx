import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function LedgerPage() {
  return <Page title={say('台账', 'Ledger')}>…</Page>
}
