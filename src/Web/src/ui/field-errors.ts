import type { FormInstance } from 'antd'
import { Refused } from '@/lib/api'

type Path = (string | number)[]

/** `settings.scorecard.holidays[2]` as the path that forms use. */
export function pathOf(field: string): Path {
  return field
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/**
 * Puts what was refused to the fields that it is about, and gives back what belongs to none of them: to be shown above
 * the form. A message about an item of a list that is one field goes to the list.
 */
export function showRefusal(form: FormInstance, error: Error): string[] {
  if (!(error instanceof Refused) || Object.keys(error.fields).length === 0) return [error.message]
  const rest: string[] = []
  const first: Path[] = []
  for (const [field, messages] of Object.entries(error.fields)) {
    const name = nearest(form, pathOf(field))
    if (!name) rest.push(...messages)
    else {
      form.setFields([{ name, errors: messages }])
      first.push(name)
    }
  }
  if (first[0]) form.scrollToField(first[0], { block: 'center', focus: true })
  return rest
}

function nearest(form: FormInstance, path: Path): Path | null {
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length)
    if (form.getFieldInstance(name)) return name
  }
  return null
}
