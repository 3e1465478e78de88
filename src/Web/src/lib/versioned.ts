/** A document with the version that it was read at; the version goes back as If-Match, so that nobody's change is lost. */
export interface Versioned<T> {
  value: T
  tag: string
}

export async function versioned<T>(call: Promise<{ data?: T; response: Response }>): Promise<Versioned<T>> {
  const { data, response } = await call
  return { value: data as T, tag: response.headers.get('ETag') ?? '' }
}

/** The headers of a change to a version. */
export function ifStill(tag: string): { 'If-Match': string } {
  return { 'If-Match': tag }
}

/** The header of something that must not be there yet. */
export const ifNew = { 'If-None-Match': '*' }
