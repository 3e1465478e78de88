import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { Panel } from '@/ui/panel'
import { LongTable } from '@/ui/long-table'
import { ProjectLink } from './project-link'
import { fieldName } from './words'

/** What an undo left as it is, and why. */
export function Kept({ kept }: { kept: Schemas['KeptChange'][] }) {
  const rows = kept.map((one, at) => ({ ...one, key: at }))
  return (
    <Panel title={say(`撤销时保留的 ${kept.length} 处`, `Kept by the undo: ${kept.length}`)}>
      <LongTable
        width={680}
        dataSource={rows}
        columns={[
          {
            title: say('项目', 'Project'),
            key: 'project',
            render: (_, { id, project }) => <ProjectLink id={id} name={project} />,
          },
          { title: say('内容', 'What'), dataIndex: 'field', width: 160, render: fieldName },
          { title: say('原因', 'Why'), dataIndex: 'message' },
        ]}
      />
    </Panel>
  )
}
