import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { Nothing } from '@/ui/state'
import { Earlier } from './earlier'
import { Forms } from './forms'
import './imports.css'
import { Upload } from './upload'

export default function ImportsPage() {
  const { decides, audits } = useRightsHere()
  return (
    <Page
      title={say('导入台账', 'Imports')}
      about={say(
        'Excel 台账直接导入，先预览、后提交，随时可撤销',
        'Ledgers come in as they are: looked at first, and undone if need be',
      )}
    >
      {decides && <Upload />}
      <Forms />
      {audits ? (
        <Earlier />
      ) : (
        <Panel>
          <Nothing>
            {say(
              '导入由招商局办理。请下载空白模板，填好后报送招商局。',
              'The bureau imports ledgers. Download a form, fill it in and send it to the bureau.',
            )}
          </Nothing>
        </Panel>
      )}
    </Page>
  )
}
