import { useParams } from 'react-router'
import { day } from '@/lib/format'
import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import { Chip } from '@/ui/chip'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { Loaded, Nothing } from '@/ui/state'
import { Unsaved } from '@/ui/unsaved'
import { Columns } from './columns'
import { CommitBar } from './commit-bar'
import { Decided } from './decided'
import { Findings } from './findings'
import { type Fixes, useFixes } from './fixes'
import { type ImportAnswer, isRunning, useImport } from './get-import'
import { HeldBack } from './held-back'
import './imports.css'
import { Kept } from './kept'
import { LikeNames } from './like-names'
import { Running } from './running'
import { Summary } from './summary'
import { Totals } from './totals'
import { UndoButton } from './undo-button'
import { stateTone, stateName } from './words'

export default function ImportPage() {
  const { decides } = useRightsHere()
  const { id } = useParams()
  return decides ? (
    <OneImport id={id!} />
  ) : (
    <Page title={say('导入', 'Import')}>
      <Panel>
        <Nothing>{say('导入的内容只有招商局能看。', 'Only the bureau sees what an import holds.')}</Nothing>
      </Panel>
    </Page>
  )
}

function OneImport({ id }: { id: string }) {
  const query = useImport(id)
  const made = query.data
  const fixes = useFixes(id, made)
  return (
    <Page
      title={made?.fileName ?? say('导入', 'Import')}
      about={made && <About made={made} />}
      actions={made?.state === 'committed' && <UndoButton id={id} fileName={made.fileName} />}
    >
      <Unsaved when={fixes.typed > 0} onDiscard={fixes.discard} />
      <Loaded query={query} rows={10}>
        {(found) => <Parts made={found} fixes={fixes} />}
      </Loaded>
    </Page>
  )
}

function About({ made }: { made: ImportAnswer }) {
  return (
    <>
      <Chip tone={stateTone(made.state)}>{stateName(made.state)}</Chip>{' '}
      {say(`数据截至 ${day(made.cutoff)}`, `Data as of ${day(made.cutoff)}`)}
    </>
  )
}

/** What a clerk must look at comes first; what was read as expected comes last. */
function Parts({ made, fixes }: { made: ImportAnswer; fixes: Fixes }) {
  const isOpen = made.state === 'preview'
  return (
    <>
      {isRunning(made.state) && <Running made={made} />}
      <Summary made={made} />
      {made.kept && made.kept.length > 0 && <Kept kept={made.kept} />}
      {made.heldBack.length > 0 && <HeldBack made={made} fixes={fixes} isOpen={isOpen} />}
      <Decided made={made} />
      {(made.names ?? []).length > 0 && <LikeNames made={made} first={fixes.settle} isOpen={isOpen} />}
      {made.totals.length > 0 && <Totals totals={made.totals} />}
      <Findings made={made} />
      <Columns made={made} first={fixes.settle} isOpen={isOpen} />
      {isOpen && <CommitBar made={made} fixes={fixes} />}
    </>
  )
}
