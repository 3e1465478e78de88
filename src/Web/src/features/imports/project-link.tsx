import { Link } from 'react-router'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'

/** A project by its name; one that is not there yet has no page. */
export function ProjectLink({ id, name }: { id: string | null | undefined; name: string }) {
  const region = useRegion()
  return id ? <Link to={paths.project(region, id)}>{name}</Link> : name
}
