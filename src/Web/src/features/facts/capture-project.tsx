import { Modal } from 'antd'
import { say } from '@/lib/language'
import { CaptureForm } from './capture-form'
import './facts.css'

/** The form for a new project; the address says whether it is a lead or a contract. */
export default function CaptureProject({ onClose }: { onClose: () => void }) {
  return (
    <Modal
      open
      onCancel={onClose}
      width={720}
      footer={null}
      title={say('新增项目', 'New project')}
      mask={{ closable: false }}
    >
      <CaptureForm onClose={onClose} />
    </Modal>
  )
}
