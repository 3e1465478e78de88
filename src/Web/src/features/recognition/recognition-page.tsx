import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function RecognitionPage() {
  return <Page title={say('认定', 'Recognition')}>…</Page>
}
