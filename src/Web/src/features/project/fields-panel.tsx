import { Button } from 'antd'
import { useState } from 'react'
import { fieldName, fieldValue } from '@/lib/field-words'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { useRightsHere } from '@/lib/region'
import { Panel } from '@/ui/panel'
import { Nothing } from '@/ui/state'
import { fieldValuesOf, plainFields } from './field-values'
import { FieldsForm } from './fields-form'

/** What the head shows already. */
const inHead = new Set<string>(['name', 'investor', 'creditCode', 'investorHome', 'sector', 'secondaryChains'])

/** The plain fields, and the form that changes them. */
export function FieldsPanel({ project }: { project: Project }) {
  const rights = useRightsHere()
  const [isEditing, edit] = useState(false)
  const values = fieldValuesOf(project.fields)
  const filled = Object.values(plainFields)
    .flat()
    .filter((name) => !inHead.has(name))
    .map((name): [string, string] => [name, [values[name] ?? []].flat().join('、')])
    .filter(([, value]) => value !== '')
  return (
    <div id="fields" className="anchor">
      <Panel
        title={say('项目信息', 'Fields')}
        extra={
          rights.decides &&
          !isEditing && (
            <Button size="small" className="no-print" onClick={() => edit(true)}>
              {say('编辑', 'Edit')}
            </Button>
          )
        }
      >
        {isEditing ? (
          <FieldsForm project={project} onDone={() => edit(false)} />
        ) : filled.length === 0 ? (
          <Nothing>{say('还没有填写其他信息。', 'Nothing else is filled in yet.')}</Nothing>
        ) : (
          <dl className="field-list">
            {filled.map(([name, value]) => (
              <div key={name}>
                <dt>{fieldName(name)}</dt>
                <dd>{fieldValue(name, value)}</dd>
              </div>
            ))}
          </dl>
        )}
      </Panel>
    </div>
  )
}
