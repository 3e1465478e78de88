/** Works on many things, a few at a time; those with the same key one after the other, in their order. */
export async function inTurns<T>(things: readonly T[], keyOf: (thing: T) => string, work: (thing: T) => Promise<void>) {
  const byKey = new Map<string, T[]>()
  for (const thing of things) byKey.set(keyOf(thing), [...(byKey.get(keyOf(thing)) ?? []), thing])
  const lines = [...byKey.values()]
  const next = async (): Promise<void> => {
    for (let line = lines.shift(); line; line = lines.shift()) for (const thing of line) await work(thing)
  }
  await Promise.all(Array.from({ length: 4 }, next))
}
