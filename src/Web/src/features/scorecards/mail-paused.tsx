import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Popconfirm } from 'antd'
import { answer, api } from '@/lib/api'
import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'

/** After a restore no mail goes out until an administrator says so; told here, where somebody would wonder why. */
export function MailPaused() {
  const { administers, decides } = useRightsHere()
  const ready = useQuery({
    queryKey: ['region', 'ready'],
    queryFn: () => answer(api.GET('/api/ready')),
    enabled: decides,
    retry: false,
  })
  const resume = useMutation({ mutationFn: () => answer(api.POST('/api/mail/resume')) })
  if (!ready.data?.mailPaused) return null
  return (
    <Alert
      type="warning"
      showIcon
      className="failed"
      title={say('邮件已暂停', 'Mail is paused')}
      description={say(
        '数据是恢复或导入的，确认之前不会发出任何邮件，以免重复发送。',
        'The data were restored or imported: no mail goes out until this is confirmed, so that none goes out twice.',
      )}
      action={
        administers && (
          <Popconfirm
            title={say('恢复发送？待发的邮件会立即发出。', 'Resume? Mails that wait go out at once.')}
            onConfirm={() => resume.mutate()}
          >
            <Button loading={resume.isPending}>{say('恢复发送', 'Resume')}</Button>
          </Popconfirm>
        )
      }
    />
  )
}
