import { useEffect } from 'react'
import { useLocation, useParams } from 'react-router'
import { useProject } from '@/lib/project'
import { say } from '@/lib/language'
import { Page } from '@/ui/page'
import { Loaded } from '@/ui/state'
import { Dossier } from './dossier'
import { ProjectActions } from './project-actions'
import { ProjectTags } from './project-tags'
import './project.css'

/** Everything about one project (项目档案). */
export default function ProjectPage() {
  const query = useProject(useParams()['id']!)
  const { hash } = useLocation()
  const isThere = query.data !== undefined
  useEffect(() => {
    if (isThere && hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView()
  }, [isThere, hash])
  const project = query.data
  return (
    <Page
      title={project?.name ?? say('项目', 'Project')}
      about={project && <ProjectTags project={project} />}
      actions={project && <ProjectActions project={project} />}
    >
      <Loaded query={query} rows={14}>
        {(loaded) => <Dossier project={loaded} />}
      </Loaded>
    </Page>
  )
}
