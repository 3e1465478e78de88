import { Modal } from 'antd'
import type { FactKind } from '@/lib/words'

export default function RecordFact({
  project,
  kind,
  onClose,
}: {
  project: string
  kind?: FactKind
  onClose: () => void
}) {
  return (
    <Modal open onCancel={onClose} title={kind}>
      {project}
    </Modal>
  )
}
