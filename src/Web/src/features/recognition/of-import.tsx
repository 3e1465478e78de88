import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { Panel } from '@/ui/panel'
import { Failed } from '@/ui/state'
import { useDecide } from './decide'
import { LevelChoice } from './decision-bar'
import type { Told } from './outcomes'
import type { Level } from './words'

/** All that one import recorded, in one go. */
export function OfImport({ id, onDone }: { id: string; onDone: (told: Told) => void }) {
  const region = useRegion()
  const [level, setLevel] = useState<Level | null>(null)
  const decide = useDecide((outcome) => onDone({ outcome, facts: [], isRejection: false }))
  return (
    <Panel
      title={say('整批认定一次导入', 'Recognise a whole import')}
      extra={<Link to={paths.import(region, id)}>{say('查看这次导入', 'See the import')}</Link>}
    >
      <div className="decision-line">
        <span>
          {say(
            '这次导入带来的、尚待认定的全部事项。选定层级时，已认定的也一并提到该层级。',
            'All that this import recorded and that waits. With a level, what is recognised already is raised to it.',
          )}
        </span>
        <span className="decision-acts">
          <LevelChoice level={level} choose={setLevel} />
          <Button
            type="primary"
            loading={decide.isPending}
            onClick={() =>
              decide.mutate({ what: { import: id }, decision: { decision: 'recognise', ...(level ? { level } : {}) } })
            }
          >
            {say('整批认定', 'Recognise all')}
          </Button>
        </span>
      </div>
      {decide.error && <Failed error={decide.error} />}
    </Panel>
  )
}
