import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function SettingsPage() {
  return <Page title={say('设置', 'Settings')}>…</Page>
}
