import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { useFoundProjects } from '@/lib/find-projects'

export interface Line {
  project?: string | null
  on?: string | null
  text: string
}

const most = 10

interface ProgressLinesProps {
  lines: Line[]
  /** Names of projects that are known already. */
  names: Map<string, string>
  /** What the server refused, by field. */
  errors: Record<string, string[]>
  onChange: (lines: Line[]) => void
}

/** Up to ten lines of key progress, each about a project or about none. */
export function ProgressLines({ lines, names, errors, onChange }: ProgressLinesProps) {
  const replace = (at: number, line: Line) => onChange(lines.map((one, index) => (index === at ? line : one)))
  return (
    <>
      <ol className="draft-lines">
        {lines.map((line, at) => (
          <li key={at}>
            <Input.TextArea
              aria-label={say(`第 ${at + 1} 条`, `Line ${at + 1}`)}
              autoSize={{ minRows: 2 }}
              maxLength={300}
              value={line.text}
              status={errors[`progress[${at}].text`] ? 'error' : ''}
              onChange={({ target }) => replace(at, { ...line, text: target.value })}
            />
            <div className="draft-line-of">
              <ProjectChoice
                value={line.project ?? null}
                names={names}
                at={at}
                onChange={(project) => replace(at, { ...line, project })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={say(`删除第 ${at + 1} 条`, `Remove line ${at + 1}`)}
                onClick={() => onChange(lines.filter((_, index) => index !== at))}
              />
            </div>
          </li>
        ))}
      </ol>
      <Button
        icon={<PlusOutlined />}
        disabled={lines.length >= most}
        onClick={() => onChange([...lines, { project: null, on: null, text: '' }])}
      >
        {lines.length >= most ? say('最多 10 条', 'At most 10') : say('加一条', 'Add a line')}
      </Button>
    </>
  )
}

interface ProjectChoiceProps {
  value: string | null
  names: Map<string, string>
  at: number
  onChange: (project: string | null) => void
}

function ProjectChoice({ value, names, at, onChange }: ProjectChoiceProps) {
  const [text, search] = useState('')
  const found = useFoundProjects(text, { orAny: true })
  const options = found.items.map(({ id, name }) => ({ value: id, label: name }))
  if (value && !options.some((one) => one.value === value))
    options.unshift({ value, label: names.get(value) ?? say('已选项目', 'The chosen project') })
  return (
    <Select
      className="draft-line-project"
      aria-label={say(`第 ${at + 1} 条的项目`, `Project of line ${at + 1}`)}
      allowClear
      showSearch={{ filterOption: false, onSearch: search }}
      placeholder={say('关联项目（可不选）', 'A project, if any')}
      value={value}
      options={options}
      loading={found.isSearching}
      onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
      notFoundContent={say('没有找到项目', 'No project found')}
    />
  )
}
