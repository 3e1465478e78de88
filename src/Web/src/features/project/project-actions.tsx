import { PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { say } from '@/lib/language'
import { recordQuery, withOverlay } from '@/lib/paths'
import type { Project } from '@/lib/project'
import { useRightsHere } from '@/lib/region'

/** What one does on the page of a project. */
export function ProjectActions({ project }: { project: Project }) {
  const rights = useRightsHere()
  const [query] = useSearchParams()
  const go = useNavigate()
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {say('打印档案', 'Print')}
      </Button>
      {rights.reports && (
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => void go({ search: withOverlay(query, recordQuery(project.id)) }, { preventScrollReset: true })}
        >
          {say('记录事实', 'Record a fact')}
        </Button>
      )}
    </>
  )
}
