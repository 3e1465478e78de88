import { Modal } from 'antd'
import { useCallback, useEffect, useRef } from 'react'
import { useBlocker } from 'react-router'
import { say } from '@/lib/language'

/** Asks before somebody leaves a page with changes that are not saved; what lies over the page is not leaving. */
export function Unsaved({ when, onDiscard }: { when: boolean; onDiscard?: () => void }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!when) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [when])
  // Going on is asked for once only: the router refuses a second time.
  const isLeaving = useRef(false)
  const leave = useCallback(() => {
    if (!isLeaving.current && blocker.state === 'blocked') {
      isLeaving.current = true
      blocker.proceed()
    }
  }, [blocker])
  // What saves itself may have done so while one was asked.
  useEffect(() => {
    if (blocker.state === 'unblocked') isLeaving.current = false
    if (!when) leave()
  }, [when, blocker, leave])
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={say('有未保存的修改', 'Changes are not saved')}
      okText={say('放弃修改', 'Discard changes')}
      okButtonProps={{ danger: true }}
      cancelText={say('留在本页', 'Stay')}
      onOk={() => {
        onDiscard?.()
        leave()
      }}
      onCancel={() => blocker.reset?.()}
    >
      {say('离开后，这些修改将丢失。', 'They are lost when you leave this page.')}
    </Modal>
  )
}
