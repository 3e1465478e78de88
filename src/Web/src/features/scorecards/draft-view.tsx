import { Alert, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { useRegion, useRightsHere } from '@/lib/region'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { PrintButton } from '@/ui/print-button'
import { Loaded } from '@/ui/state'
import { useHold } from './act'
import { BulletinFrame } from './bulletin-frame'
import { DraftEditor } from './draft-editor'
import { previewAddress } from './get-bulletin'
import { type Draft, useDraft } from './get-draft'
import { useIssueName } from './get-issues'
import { IssueDialog } from './issue-dialog'
import { localMoment } from './local-moment'
import { ReaderChoice, useReader } from './reader-choice'

/** A period that is not out: the bureau writes its words beside the preview; who only reads sees the preview. */
export function DraftView({ week, isHeld }: { week: string; isHeld: boolean }) {
  const { decides } = useRightsHere()
  const draft = useDraft(week, decides)
  const name = useIssueName(week)
  const [isIssuing, issue] = useState(false)
  const [isSaved, saved] = useState(true)
  return (
    <Page
      title={say(`${name} · 草稿`, `${name} · draft`)}
      about={draft.data ? <When draft={draft.data.value} /> : isHeld ? say('已暂缓', 'Held') : undefined}
      actions={
        <>
          <PrintButton />
          {draft.data && (
            <>
              <Hold week={week} isHeld={draft.data.value.state === 'held'} />
              <Button type="primary" disabled={!isSaved} onClick={() => issue(true)}>
                {say('签发', 'Issue')}
              </Button>
            </>
          )}
        </>
      }
    >
      {draft.data && draft.data.value.issueAt === null && draft.data.value.state !== 'held' && (
        <Alert
          type="info"
          showIcon
          className="failed"
          title={say(
            '这一类通报不自动签发：写好编者按和重点进展，看过预览后点“签发”。要自动签发，请在“设置 › 通报”中打开。',
            'This kind does not send itself: write its words, look at the preview, then issue it. Settings › Scorecard can switch that on.',
          )}
        />
      )}
      {decides ? (
        <div className="draft">
          <Panel title={say('编者按与重点进展', 'Opening words and key progress')} className="draft-words">
            <Loaded query={draft}>
              {(data) => <DraftEditor key={week} week={week} read={data} onSaved={saved} />}
            </Loaded>
          </Panel>
          <Preview week={week} version={draft.data?.tag ?? ''} />
        </div>
      ) : (
        <Preview week={week} version="" />
      )}
      {isIssuing && <IssueDialog week={week} onClose={() => issue(false)} />}
    </Page>
  )
}

function When({ draft }: { draft: Draft }) {
  if (draft.state === 'held') return <strong>{say('已暂缓，不会自动签发', 'Held: it does not send itself')}</strong>
  if (!draft.issueAt) return say('不自动签发', 'Does not send itself')
  const at = localMoment(draft.issueAt)
  return say(`将于 ${at} 自动签发`, `Sends itself on ${at}`)
}

function Hold({ week, isHeld }: { week: string; isHeld: boolean }) {
  const hold = useHold(week)
  return (
    <Popconfirm
      title={isHeld ? say('恢复按时自动签发？', 'Let it send itself again?') : say('暂缓本期？', 'Hold this issue?')}
      description={
        hold.error?.message ??
        (isHeld
          ? say('若已过签发时间，会很快自动签发。', 'If its time has passed, it goes out shortly.')
          : say(
              '到时间也不会自动签发，直到恢复或手动签发。',
              'It does not send itself until it is let go or issued by hand.',
            ))
      }
      okText={isHeld ? say('恢复', 'Let go') : say('暂缓', 'Hold')}
      cancelText={say('取消', 'Cancel')}
      onConfirm={() => hold.mutateAsync(!isHeld).catch(() => undefined)}
    >
      <Button loading={hold.isPending} danger={hold.isError}>
        {isHeld ? say('恢复自动签发', 'Let it go') : say('暂缓', 'Hold')}
      </Button>
    </Popconfirm>
  )
}

/** As it would go out now; drawn anew whenever its words have been saved. */
function Preview({ week, version }: { week: string; version: string }) {
  const region = useRegion()
  const reader = useReader()
  return (
    <Panel title={say('预览', 'Preview')} extra={<ReaderChoice />} className="draft-preview">
      <p className="draft-mark">{say('草稿，未签发', 'Draft, not issued')}</p>
      <BulletinFrame
        key={version}
        src={previewAddress(region, week, reader)}
        title={say('通报预览', 'Preview of the bulletin')}
      />
    </Panel>
  )
}
