import { Modal } from 'antd'

export interface Goal {
  key: string
  name: string
  to: string
}

export default function Palette({ places, onClose }: { places: Goal[]; onClose: () => void }) {
  return (
    <Modal open onCancel={onClose}>
      {places.length}
    </Modal>
  )
}
