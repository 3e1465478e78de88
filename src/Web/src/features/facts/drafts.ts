/** What was typed into a form that was closed; it is there again when the form is opened again. */
const drafts = new Map<string, unknown>()

export function draftOf<T>(key: string): Partial<T> | undefined {
  return drafts.get(key) as Partial<T> | undefined
}

export function keepDraft(key: string, values: unknown) {
  drafts.set(key, values)
}

export function dropDraft(key: string) {
  drafts.delete(key)
}
