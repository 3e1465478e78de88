/** Two stacks of steps: what can be undone and what can be done again. Never changed in place. */
export interface Steps<T> {
  undo: readonly T[]
  redo: readonly T[]
}

const most = 100

export const noSteps = { undo: [], redo: [] } as const

export function did<T>(steps: Steps<T>, step: T): Steps<T> {
  return { undo: [...steps.undo.slice(1 - most), step], redo: [] }
}

/** After the last step was undone; `again` is what does it again. */
export function undid<T>(steps: Steps<T>, again: T | null): Steps<T> {
  return { undo: steps.undo.slice(0, -1), redo: again === null ? steps.redo : [...steps.redo, again] }
}

export function redid<T>(steps: Steps<T>, back: T | null): Steps<T> {
  return { undo: back === null ? steps.undo : [...steps.undo, back], redo: steps.redo.slice(0, -1) }
}
