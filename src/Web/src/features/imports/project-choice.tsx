import { Select } from 'antd'
import { useState } from 'react'
import type { Schemas } from '@/lib/api'
import { useFoundProjects } from '@/lib/find-projects'
import { say } from '@/lib/language'

interface ProjectChoiceProps {
  held: Schemas['HeldBackRow']
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** Which known project a row means, where its name and investor fit two. */
export function ProjectChoice({ held, chosen, onChoose }: ProjectChoiceProps) {
  const [text, search] = useState(held.value)
  const found = useFoundProjects(text)
  return (
    <Select
      className="field-choice"
      aria-label={say(`第 ${held.row} 行是哪个项目`, `Row ${held.row}: which project it is`)}
      placeholder={say('选择是哪个项目', 'Choose the project')}
      value={chosen ?? null}
      onChange={(id: string) => onChoose(id)}
      showSearch={{ filterOption: false, onSearch: (typed) => search(typed || held.value) }}
      loading={found.isSearching}
      options={found.items.map(({ id, name, investor, unit }) => ({
        value: id,
        label: [name, investor, unit].filter(Boolean).join(' · '),
      }))}
    />
  )
}
