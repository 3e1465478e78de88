import { App, type FormInstance } from 'antd'
import { say } from '@/lib/language'

/** Closes a form at once when nothing was typed, else asks: Esc is pressed by mistake, too. */
export function useCloseAsking(form: FormInstance, onClose: () => void): () => void {
  const { modal } = App.useApp()
  return () => {
    if (!form.isFieldsTouched()) onClose()
    else
      void modal.confirm({
        title: say('放弃填写的内容？', 'Discard what was typed?'),
        okText: say('放弃', 'Discard'),
        okButtonProps: { danger: true },
        cancelText: say('继续填写', 'Go on'),
        onOk: onClose,
      })
  }
}
