import { Tag } from 'antd'
import { levelName } from '@/lib/fact-words'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'

/** How the project stands, in words. */
export function ProjectTags({ project }: { project: Project }) {
  const { fields } = project
  return (
    <span className="project-tags">
      {project.terminated && <Tag color="error">{say('已终止', 'Terminated')}</Tag>}
      {project.suspended && <Tag color="warning">{say('停工中', 'Suspended')}</Tag>}
      {project.counted ? (
        <Tag>{say('纳入考核', 'Counted')}</Tag>
      ) : (
        <Tag color="warning">
          {say('不纳入考核', 'Not counted')}
          {fields.notCountedReason ? say(`：${fields.notCountedReason}`, `: ${fields.notCountedReason}`) : ''}
        </Tag>
      )}
      {fields.level && <Tag>{levelName(fields.level)}</Tag>}
      {project.waiting > 0 && (
        <Tag color="processing">
          {say(`${project.waiting} 条待认定，不计入`, `${project.waiting} waiting, not counted yet`)}
        </Tag>
      )}
    </span>
  )
}
