import { amountOf } from '@/lib/amount'
import type { Schemas } from '@/lib/api'

type Fields = Schemas['ProjectFields']

/** The plain fields in the order of the form, by how each is filled in. */
export const plainFields = {
  text: [
    'name',
    'investor',
    'creditCode',
    'investorHome',
    'sector',
    'linkPosition',
    'linkRole',
    'responsiblePerson',
    'source',
    'introducer',
    'park',
    'contact',
    'notCountedReason',
  ],
  long: ['content'],
  list: ['secondaryChains', 'siteOfficers'],
  number: ['landArea', 'expectedOutput', 'expectedTax', 'expectedJobs', 'foreignCapital'],
  day: ['agreedOpening', 'agreedProduction', 'agreedCapacity'],
} as const

export type FieldValues = Record<string, string | string[] | boolean | null | undefined>

const names = Object.values(plainFields).flat()

/** The fields as the form shows them: numbers as texts with all their digits. */
export function fieldValuesOf(fields: Fields): FieldValues {
  const values: FieldValues = { counted: fields.counted ?? true, origin: fields.origin ?? null }
  for (const name of names) {
    const value = fields[name]
    values[name] = typeof value === 'number' ? digits(value) : (value ?? (isOf('list', name) ? [] : null))
  }
  return values
}

/** What differs from what was read, as a request: others' changes of other fields stay. */
export function patchOf(was: FieldValues, is: FieldValues): Schemas['PatchProjectRequest'] {
  const patch: Record<string, unknown> = {}
  const clear: string[] = []
  for (const name of changedFields(was, is)) {
    const value = is[name]
    if (isOf('number', name)) set(name, amountOf(value as string | null))
    else if (isOf('day', name) || name === 'origin') set(name, value ?? undefined)
    else patch[name] = typeof value === 'string' ? value.trim() : (value ?? '')
  }
  return { ...patch, ...(clear.length > 0 ? { clear } : {}) }

  function set(name: string, value: unknown) {
    if (value === undefined) clear.push(name)
    else patch[name] = value
  }
}

/** The names of the fields that differ. */
export function changedFields(was: FieldValues, is: FieldValues): string[] {
  return Object.keys(was).filter((name) => JSON.stringify(was[name] || null) !== JSON.stringify(is[name] || null))
}

function isOf(way: keyof typeof plainFields, name: string): boolean {
  return (plainFields[way] as readonly string[]).includes(name)
}

function digits(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 8 })
}
