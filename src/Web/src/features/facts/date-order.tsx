import { Alert, Form } from 'antd'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { type FactKind, factName } from '@/lib/words'
import type { FactValues } from './fact-values'

/** What is not dated after what; the warning of the record itself is Domain/Rates/Warnings.cs. */
const orders: readonly [before: FactKind, after: FactKind][] = [
  ['intended', 'signed'],
  ['signed', 'opened'],
  ['signed', 'completed'],
  ['signed', 'producing'],
  ['signed', 'atCapacity'],
  ['opened', 'completed'],
  ['opened', 'producing'],
  ['producing', 'atCapacity'],
]

/** Says that the chosen date is out of order with another one of the project; it may be right all the same. */
export function DateOrder({ project: { milestones }, kind }: { project: Project; kind: FactKind }) {
  const on = Form.useWatch<FactValues['on']>('on', Form.useFormInstance())
  if (!on) return null
  const name = factName(kind)
  const said = orders.flatMap(([before, after]) => {
    const other = kind === before ? after : before
    const date = milestones[other]
    if ((kind !== before && kind !== after) || !date) return []
    if (kind === after && on < date)
      return [
        say(
          `${name}早于${factName(other)}（${date}），请核对日期。`,
          `${name} before “${factName(other)}” (${date}): please check.`,
        ),
      ]
    if (kind === before && on > date)
      return [
        say(
          `${name}晚于${factName(other)}（${date}），请核对日期。`,
          `${name} after “${factName(other)}” (${date}): please check.`,
        ),
      ]
    return []
  })
  if (said.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={said.map((one) => (
        <div key={one}>{one}</div>
      ))}
    />
  )
}
