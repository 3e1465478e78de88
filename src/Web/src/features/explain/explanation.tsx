import { Drawer } from 'antd'
import type { Explained } from '@/lib/paths'

export default function Explanation({ of, onClose }: { of: Explained; onClose: () => void }) {
  return (
    <Drawer open onClose={onClose} title={of.rate}>
      …
    </Drawer>
  )
}
