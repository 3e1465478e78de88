import { Alert } from 'antd'
import { Link } from 'react-router'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { type Project, useProject } from '@/lib/project'
import { useRegion } from '@/lib/region'

/** 首报首谈: other units had entered a project of this name and investor. The API tells it to the bureau only. */
export function Collisions({ project }: { project: Project }) {
  if (project.collidesWith.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      className="collisions"
      title={say(
        '首报首谈：其他单位已登记同名同投资方的项目',
        'Other units have entered a project of this name and investor',
      )}
      description={
        <ul>
          {project.collidesWith.map((id) => (
            <Other key={id} id={id} />
          ))}
        </ul>
      }
    />
  )
}

function Other({ id }: { id: string }) {
  const region = useRegion()
  const other = useProject(id).data
  return (
    <li>
      <Link to={paths.project(region, id)}>{other?.name ?? id}</Link>
      {other && (
        <span className="soft">
          {' '}
          {other.unit || say('未填单位', 'no unit')} · {other.investor}
        </span>
      )}
    </li>
  )
}
