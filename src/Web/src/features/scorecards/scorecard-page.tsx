import { useParams } from 'react-router'
import { say } from '@/lib/language'
import { kindOf } from '@/lib/periods'
import { useRightsHere } from '@/lib/region'
import { Page } from '@/ui/page'
import { Loaded, Nothing } from '@/ui/state'
import { DraftView } from './draft-view'
import { useIssueName, useIssues } from './get-issues'
import { IssuedView } from './issued-view'
import './scorecards.css'

/** One period: its issue once it is out, until then its draft. */
export default function ScorecardPage() {
  const week = useParams()['week']!
  const { whole } = useRightsHere()
  const issues = useIssues()
  const name = useIssueName(week)
  if (!kindOf(week))
    return (
      <Page title={say('通报', 'Scorecard')}>
        <Nothing>
          {say('没有这一期。请从“通报”中选择。', 'There is no such issue; choose one from the scorecards.')}
        </Nothing>
      </Page>
    )
  if (!issues.data)
    return (
      <Page title={say('通报', 'Scorecard')}>
        <Loaded query={issues}>{() => null}</Loaded>
      </Page>
    )
  const issue = issues.data.find((one) => one.week === week)
  if (issue?.state === 'issued') return <IssuedView issue={issue} />
  if (whole) return <DraftView week={week} isHeld={issue?.state === 'held'} />
  return (
    <Page title={name}>
      <Nothing>
        {say('本期尚未签发，签发后可在此查阅。', 'This issue is not out yet; it can be read here once it is.')}
      </Nothing>
    </Page>
  )
}
