import { App, Button } from 'antd'
import { useNavigate } from 'react-router'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { useJob } from './run-job'

/** Takes an import back, after a question; the import's page shows how far it is and what had to stay. */
export function UndoButton({ id, fileName, size }: { id: string; fileName: string; size?: 'small' }) {
  const { modal, message } = App.useApp()
  const region = useRegion()
  const go = useNavigate()
  const undo = useJob('undo', id)
  const ask = () =>
    void modal.confirm({
      title: say('撤销这次导入？', 'Undo this import?'),
      content: say(
        `“${fileName}”带来的项目和改动将全部退回；导入之后别人改过的，会保留并列出原因。`,
        `What “${fileName}” brought is taken back. What others changed since stays, and is listed with the reason.`,
      ),
      okText: say('撤销导入', 'Undo the import'),
      okButtonProps: { danger: true },
      onOk: () =>
        undo
          .mutateAsync()
          .then(() => void go(paths.import(region, id)))
          .catch((error: Error) => void message.error(error.message)),
    })
  return (
    <Button danger {...(size ? { size } : {})} loading={undo.isPending} onClick={ask}>
      {say('撤销', 'Undo')}
    </Button>
  )
}
