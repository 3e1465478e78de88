import { count } from '@/lib/format'
import { say } from '@/lib/language'
import { Chip, type ChipTone } from '@/ui/chip'
import { hasFailed, isOnItsWay, type Mail, useMails } from './get-mails'

const tones: Record<Mail['state'], ChipTone> = {
  waiting: 'plain',
  sending: 'busy',
  sent: 'good',
  delivered: 'good',
  bounced: 'bad',
  refused: 'bad',
  unknown: 'odd',
}

function mailStateName(state: Mail['state']): string {
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
  return <Chip tone={tones[state]}>{mailStateName(state)}</Chip>
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
      {waiting > 0 && <Chip tone="busy">{say(`${waiting} 封待发`, `${waiting} waiting`)}</Chip>}
      {failed > 0 && <Chip tone="bad">{say(`${failed} 封未达`, `${failed} failed`)}</Chip>}
    </span>
  )
}
