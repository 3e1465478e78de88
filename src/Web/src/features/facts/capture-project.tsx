import { Modal } from 'antd'

export default function CaptureProject({ onClose }: { onClose: () => void }) {
  return <Modal open onCancel={onClose} />
}
