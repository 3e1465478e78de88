import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { Nothing } from '@/ui/state'
import './recognition.css'
import { WorkList } from './work-list'

export default function RecognitionPage() {
  const { audits } = useRightsHere()
  return (
    <Page
      title={say('认定', 'Recognition')}
      about={say('各单位上报的事项，认定后才计入数字', 'What units report counts once it is recognised')}
    >
      {audits ? (
        <WorkList />
      ) : (
        <Panel>
          <Nothing>
            {say(
              '认定由招商局办理。本单位事项是否已认定，可在项目页查看。',
              'The bureau recognises facts. Whether yours are is shown on each project.',
            )}
          </Nothing>
        </Panel>
      )}
    </Page>
  )
}
