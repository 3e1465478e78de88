import { Tag } from 'antd'
import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { hasFailed, isOnItsWay, type Mail, useMails } from './get-mails'

const colours: Record<Mail['state'], string> = {
  waiting: 'default',
  sending: 'processing',
  sent: 'success',
  delivered: 'success',
  bounced: 'error',
  refused: 'error',
  unknown: 'warning',
}

export function mailStateName(state: Mail['state']): string {
  return {
    waiting: say('待发送', 'Waiting'),
    sending: say('发送中', 'Sending'),
    sent: say('已发出', 'Sent'),
    delivered: say('已送达', 'Delivered'),
    bounced: say('被退回', 'Bounced'),
    refused: say('被拒收', 'Refused'),
    unknown: say('结果不明', 'Unknown'),
  }[state]
}

export function MailState({ state }: { state: Mail['state'] }) {
  return <Tag color={colours[state]}>{mailStateName(state)}</Tag>
}

/** How many mails of an issue have left, and how many did not arrive. */
export function MailCounts({ week }: { week: string }) {
  const { data, error } = useMails(week)
  if (error) return <span className="soft">–</span>
  if (!data) return <span className="soft">…</span>
  const of = (test: (state: Mail['state']) => boolean) => data.items.filter(({ state }) => test(state)).length
  const [failed, waiting] = [of(hasFailed), of(isOnItsWay)]
  return (
    <span className="mail-counts">
      {say(
        `${count(data.items.length - failed - waiting)} 封已发`,
        `${count(data.items.length - failed - waiting)} sent`,
      )}
      {waiting > 0 && <Tag color="processing">{say(`${waiting} 封待发`, `${waiting} waiting`)}</Tag>}
      {failed > 0 && <Tag color="error">{say(`${failed} 封未达`, `${failed} failed`)}</Tag>}
    </span>
  )
}
