import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { say } from '@/lib/language'

export function PrintButton() {
  return (
    <Button icon={<PrinterOutlined />} onClick={() => print()}>
      {say('打印', 'Print')}
    </Button>
  )
}
