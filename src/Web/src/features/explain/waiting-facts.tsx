import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { say } from '@/lib/language'
import { type Explained, paths } from '@/lib/paths'
import { useRegion, useRightsHere } from '@/lib/region'
import { Loaded, Nothing } from '@/ui/state'
import { figureOf } from './figures'
import { listQuery } from './get-list'
import { ProjectList } from './project-list'

/** What would change the number once it is recognised. */
export function WaitingFacts({ of, waiting }: { of: Explained; waiting: number }) {
  const region = useRegion()
  const { audits } = useRightsHere()
  const figure = figureOf('waiting')!
  const list = useQuery({ ...listQuery(region, of, 'waiting'), enabled: waiting > 0 })
  if (waiting === 0)
    return (
      <Nothing>
        {say('没有未审核的申报；数字就是全部已认定的事实。', 'Nothing waits: the number holds all that was reported.')}
      </Nothing>
    )
  return (
    <>
      <p>
        {say(
          `未审核 ${waiting} 条不计入；认定后，以下项目可能改变这个数字。`,
          `${waiting} facts wait and do not count. Once recognised, these projects may change the number.`,
        )}{' '}
        {audits && <Link to={paths.recognition(region)}>{say('去认定', 'Recognise them')}</Link>}
      </p>
      <Loaded query={list}>{(found) => <ProjectList list={found} figure={figure} />}</Loaded>
    </>
  )
}
