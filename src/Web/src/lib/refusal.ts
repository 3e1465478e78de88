import type { FormInstance } from 'antd'
import { Refused } from './api'

/** The last part of a problem's type: `stale`, `fourEyes`, `projectExists`. */
export function problemOf(error: Error | null | undefined): string {
  return error instanceof Refused ? (error.type.split(':').at(-1) ?? '') : ''
}

/**
 * Puts what the server says about single fields beside them. Gives the error back when something of it has no field
 * there and must be said in another place.
 */
export function intoFields(error: Error, form: FormInstance): Error | null {
  if (!(error instanceof Refused)) return error
  const known = new Set(Object.keys(form.getFieldsValue(true) as object))
  const named = Object.entries(error.fields).map(([name, errors]) => ({ name: name.split('[')[0]!, errors }))
  const placed = named.filter(({ name }) => known.has(name))
  form.setFields(placed)
  if (placed[0]) form.scrollToField(placed[0].name, { focus: true, block: 'center' })
  return placed.length > 0 && placed.length === named.length ? null : error
}
