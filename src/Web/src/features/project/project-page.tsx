import { say } from '@/lib/language'
import { Page } from '@/ui/page'

export default function ProjectPage() {
  return <Page title={say('项目', 'Project')}>…</Page>
}
