import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion, useRightsHere } from '@/lib/region'
import { Chip } from '@/ui/chip'
import { Panel } from '@/ui/panel'
import { Failed } from '@/ui/state'
import { useDraft } from './get-draft'
import { useIssueName } from './get-issues'
import { localMoment } from './local-moment'

/** A period that is not out yet: how it stands, and when it goes out. */
export function RunningPeriod({ week, isOver }: { week: string; isOver: boolean }) {
  const region = useRegion()
  const rights = useRightsHere()
  const name = useIssueName(week)
  const draft = useDraft(week, rights.decides)
  const state = draft.data?.value
  return (
    <Panel
      className="running"
      title={
        <>
          {name} <Chip>{isOver ? say('待签发', 'To be issued') : say('进行中', 'Running')}</Chip>
        </>
      }
      extra={
        rights.whole && (
          <Link to={paths.scorecard(region, week)}>
            <Button type={rights.decides ? 'primary' : 'default'} tabIndex={-1}>
              {rights.decides ? say('编辑草稿', 'Edit the draft') : say('看预览', 'Preview')}
            </Button>
          </Link>
        )
      }
    >
      {draft.error && <Failed error={draft.error} again={() => void draft.refetch()} />}
      {state ? (
        <dl className="facts">
          <dt>{say('报送截止', 'Reports due')}</dt>
          <dd>{state.due ? localMoment(state.due) : say('不要求报送', 'None are due')}</dd>
          <dt>{say('草稿送审', 'Draft goes out')}</dt>
          <dd>{state.draftAt ? localMoment(state.draftAt) : '–'}</dd>
          <dt>{say('签发时间', 'Goes out')}</dt>
          <dd>
            {state.state === 'held' ? (
              <Chip tone="odd">{say('已暂缓，不会自动签发', 'Held: does not send itself')}</Chip>
            ) : state.issueAt ? (
              <strong>{localMoment(state.issueAt)}</strong>
            ) : (
              say('不自动签发，由招商局手动签发', 'By hand only')
            )}
          </dd>
        </dl>
      ) : (
        !rights.decides && (
          <p className="soft">
            {say('本期尚未签发，签发后可在此查阅。', 'Not out yet; it can be read here once it is.')}
          </p>
        )
      )}
      {state && !state.calendarKnown && (
        <Alert
          type="warning"
          showIcon
          title={say(
            '当年放假安排尚未录入，签发时间只按周末推算。请在“设置 › 通报”中录入放假与调休上班日期。',
            'The days off of the year are not known; times only heed weekends. Enter them in Settings › Scorecard.',
          )}
        />
      )}
    </Panel>
  )
}
