import { say } from '@/lib/language'
import { Nothing } from '@/ui/state'

/** Either it does not exist, or it belongs to others: the server does not say which. */
export function NoGroup() {
  return (
    <Nothing>
      {say(
        '没有这一组数字，或者不在您的查看范围内；如需查看请联系招商局。',
        'There is no such group, or it is not yours to see. Ask the bureau if you need it.',
      )}
    </Nothing>
  )
}
