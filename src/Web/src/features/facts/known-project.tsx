import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import type { Existing, Stage } from './capture-call'

interface KnownProjectProps {
  existing: Existing
  stage: Stage
  mayForce: boolean
  onInto: () => void
  onForce: () => void
}

/** Name and investor are known: what one can do then. */
export function KnownProject({ existing, stage, mayForce, onInto, onForce }: KnownProjectProps) {
  const region = useRegion()
  return (
    <Alert
      type="warning"
      showIcon
      title={say('台账中已有这个项目', 'This project is in the ledger already')}
      description={
        <>
          <p>
            <strong>{existing.name}</strong> · {existing.investor}
          </p>
          <div className="known-actions">
            <Button type="primary" onClick={onInto}>
              {stage === 'signed'
                ? say('把签约记到该项目', 'Record the signature on it')
                : say('把意向记到该项目', 'Record the intent on it')}
            </Button>
            <Link className="ant-btn ant-btn-default known-open" to={paths.project(region, existing.id)}>
              {say('打开该项目', 'Open it')}
            </Link>
            {mayForce && (
              <Button danger onClick={onForce}>
                {say('确是另一个项目，仍要新建', 'It is another one: make a second')}
              </Button>
            )}
          </div>
        </>
      }
    />
  )
}
