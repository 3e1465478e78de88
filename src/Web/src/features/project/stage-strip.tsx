import { PlusOutlined } from '@ant-design/icons'
import { Link, useSearchParams } from 'react-router'
import { day } from '@/lib/format'
import { say } from '@/lib/language'
import { recordQuery, withOverlay } from '@/lib/paths'
import type { Project } from '@/lib/project'
import { useRightsHere } from '@/lib/region'
import { factName, stages } from '@/lib/words'

/** The nine stages with their recognised dates; where one has none, it can be recorded. Nothing is filled in between. */
export function StageStrip({ project }: { project: Project }) {
  const rights = useRightsHere()
  const [query] = useSearchParams()
  return (
    <ol className={`stages ${project.terminated ? 'is-ended' : ''}`} aria-label={say('推进情况', 'Progress')}>
      {stages.map((kind) => {
        const on = project.milestones[kind]
        return (
          <li key={kind} className={on ? 'is-reached' : ''}>
            <span className="stage-name">{factName(kind)}</span>
            {on ? (
              <span className="stage-day">{day(on)}</span>
            ) : rights.reports && !project.terminated ? (
              <Link
                className="stage-add no-print"
                to={{ search: withOverlay(query, recordQuery(project.id, kind)) }}
                preventScrollReset
                aria-label={say(`记录${factName(kind)}`, `Record: ${factName(kind)}`)}
              >
                <PlusOutlined /> {say('记录', 'Record')}
              </Link>
            ) : (
              <span className="soft">–</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
