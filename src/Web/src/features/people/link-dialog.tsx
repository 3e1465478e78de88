import { Alert, Input, Modal } from 'antd'
import { say } from '@/lib/language'
import { CopyButton } from '@/ui/copy-button'
import { type Person, useCreateLink } from './people'

/** A link that lets a person in once, to choose a password. It is shown here and nowhere else. */
export function LinkDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const create = useCreateLink()
  const href = create.data?.href
  const address = href && new URL(href, location.origin).href
  return (
    <Modal
      open
      title={say(`给${person.name}一次性链接`, `A one-time link for ${person.name}`)}
      okText={say('生成链接', 'Make the link')}
      okButtonProps={{ loading: create.isPending, hidden: Boolean(address) }}
      cancelText={address ? say('完成', 'Done') : say('取消', 'Cancel')}
      onOk={() => create.mutate(person.id)}
      onCancel={onClose}
      mask={{ closable: !address }}
    >
      {create.error && <Alert type="error" showIcon title={create.error.message} className="people-note" />}
      {address ? (
        <>
          <p>
            {say(
              '请把链接交给本人。只能用一次，24 小时内有效；关闭后不再显示。',
              'Give it to the person. It works once, within 24 hours, and is not shown again.',
            )}
          </p>
          <div className="people-secret">
            <Input
              readOnly
              value={address}
              aria-label={say('一次性链接', 'One-time link')}
              onFocus={({ target }) => target.select()}
            />
            <CopyButton text={address} />
          </div>
        </>
      ) : (
        <p>
          {person.hasPassword
            ? say(
                '生成后，原密码立即作废，本人须用链接设新密码。',
                'The present password ends at once; the person chooses a new one by the link.',
              )
            : say('本人打开链接后自己设密码。', 'The person opens it and chooses a password.')}
        </p>
      )}
    </Modal>
  )
}
