import { Modal } from 'antd'
import { useSearchParams } from 'react-router'
import { say } from '@/lib/language'
import { useProject } from '@/lib/project'
import type { FactKind } from '@/lib/words'
import { Loaded, Nothing } from '@/ui/state'
import { focusFirst } from './focus'
import { CorrectForm } from './correct-form'
import { RecordForm } from './record-form'
import './facts.css'

interface RecordFactProps {
  project: string
  kind?: FactKind
  onClose: () => void
}

/** The form for a new fact of a project, or for a correction where the address names a fact. */
export default function RecordFact({ project, kind, onClose }: RecordFactProps) {
  const query = useProject(project)
  const [address] = useSearchParams()
  const corrected = address.get('fact')
  return (
    <Modal
      open
      onCancel={onClose}
      width={600}
      footer={null}
      title={corrected ? say('更正事实', 'Correct a fact') : say('记录事实', 'Record a fact')}
      mask={{ closable: false }}
      afterOpenChange={(isOpen) => isOpen && focusFirst()}
    >
      <Loaded query={query}>
        {(loaded) => {
          const fact = loaded.facts.find((one) => one.id === corrected)
          if (corrected && !fact)
            return <Nothing>{say('项目里没有这条事实。', 'The project has no such fact.')}</Nothing>
          if (fact) return <CorrectForm key={fact.id} project={loaded} fact={fact} onClose={onClose} />
          return <RecordForm key={project} project={loaded} kind={kind} onClose={onClose} />
        }}
      </Loaded>
    </Modal>
  )
}
