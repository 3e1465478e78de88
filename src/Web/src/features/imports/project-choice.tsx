import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { answer, api, type Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { useRegion } from '@/lib/region'

interface ProjectChoiceProps {
  held: Schemas['HeldBackRow']
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** Which known project a row means, where its name and investor fit two. */
export function ProjectChoice({ held, chosen, onChoose }: ProjectChoiceProps) {
  const region = useRegion()
  const [text, search] = useState(held.value)
  const found = useQuery({
    queryKey: ['region', region, 'projects', 'choice', text],
    queryFn: () =>
      answer(
        api.GET('/api/regions/{region}/projects', {
          params: { path: { region }, query: { text, limit: 20, select: 'id,name,investor,unit' } },
        }),
      ),
  })
  return (
    <Select
      className="field-choice"
      aria-label={say(`第 ${held.row} 行是哪个项目`, `Row ${held.row}: which project it is`)}
      placeholder={say('选择是哪个项目', 'Choose the project')}
      value={chosen ?? null}
      onChange={(id: string) => onChoose(id)}
      showSearch={{ filterOption: false, onSearch: (typed) => search(typed || held.value) }}
      loading={found.isFetching}
      options={(found.data?.items ?? []).map(({ id, name, investor, unit }) => ({
        value: id,
        label: [name, investor, unit].filter(Boolean).join(' · '),
      }))}
    />
  )
}
