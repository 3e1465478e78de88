import { Button } from 'antd'
import { Link, useLocation } from 'react-router'
import { say } from '@/lib/language'
import { captureQuery, paths, withOverlay } from '@/lib/paths'
import { useRegion, useRightsHere } from '@/lib/region'
import { Page } from '@/ui/page'
import { usePhone } from '@/ui/screen'
import { Loaded, Nothing } from '@/ui/state'
import { useLedger } from './get-projects'
import { LedgerCards } from './ledger-cards'
import { LedgerDesk } from './ledger-desk'
import './ledger-page.css'

/** Every project of the region that the reader may see: a grid at a desk, a list of cards on a phone. */
export default function LedgerPage() {
  const query = useLedger(useRegion())
  const isPhone = usePhone()
  return (
    <Page title={say('台账', 'Ledger')} about={say('金额单位：亿元', 'Amounts in CNY × 10⁸')}>
      <Loaded query={query} rows={14}>
        {(ledger) =>
          ledger.rows.length === 0 ? (
            <NoProjects />
          ) : isPhone ? (
            <LedgerCards ledger={ledger} />
          ) : (
            <LedgerDesk ledger={ledger} />
          )
        }
      </Loaded>
    </Page>
  )
}

function NewProject() {
  const { reports } = useRightsHere()
  const { search } = useLocation()
  if (!reports) return null
  return (
    <Link to={{ search: withOverlay(new URLSearchParams(search), captureQuery) }} preventScrollReset>
      <Button tabIndex={-1}>{say('新增项目', 'New project')}</Button>
    </Link>
  )
}

function NoProjects() {
  const region = useRegion()
  const { decides, reports } = useRightsHere()
  return (
    <Nothing
      action={
        <div className="ledger-begin">
          {decides && (
            <Link to={paths.imports(region)}>
              <Button type="primary">{say('导入台账', 'Import a ledger')}</Button>
            </Link>
          )}
          <NewProject />
        </div>
      }
    >
      {reports
        ? say(
            '还没有项目。导入现有的台账，或新增第一个项目。',
            'No projects yet. Import the ledger you have, or enter the first one.',
          )
        : say('还没有您可以查看的项目。', 'There are no projects that you may see yet.')}
    </Nothing>
  )
}
