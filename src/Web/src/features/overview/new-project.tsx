import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { say } from '@/lib/language'
import { captureQuery, withOverlay } from '@/lib/paths'
import { useRightsHere } from '@/lib/region'

/** Enters a project, for those who may report one. */
export function NewProject() {
  const rights = useRightsHere()
  const [query] = useSearchParams()
  if (!rights.reports) return null
  return (
    <Link to={{ search: withOverlay(query, captureQuery) }} preventScrollReset>
      <Button tabIndex={-1}>{say('新增项目', 'New project')}</Button>
    </Link>
  )
}
