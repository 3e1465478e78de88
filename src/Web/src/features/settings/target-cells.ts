import type { Indicator, Target } from './targets'

/** Whose target and for when: the place of a cell. */
export interface Place {
  indicator: Indicator
  chain: string | null
  unit: string | null
  month: number | null
}

export function placeKey({ indicator, chain, unit, month }: Place): string {
  return JSON.stringify([indicator, chain ?? null, unit ?? null, month ?? null])
}

/** The text of every cell, as people type it. */
export type Cells = ReadonlyMap<string, string>

export function cellsOf(items: Target[]): Cells {
  return new Map(items.map((target) => [placeKey(target), String(target.value)]))
}

/** Full-width digits, grouping and stray blanks are as good as plain digits. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s,]/g, '')
}

export function isNumber(text: string, isAmount: boolean): boolean {
  return (isAmount ? /^\d{1,10}(\.\d{1,8})?$/ : /^\d{1,10}(\.0+)?$/).test(plain(text))
}

/** The cells as targets, in a steady order; empty ones are no targets. */
export function targetsOf(cells: Cells): Target[] {
  return [...cells]
    .filter(([, text]) => plain(text) !== '')
    .map(([key, text]) => {
      const [indicator, chain, unit, month] = JSON.parse(key) as [
        Indicator,
        string | null,
        string | null,
        number | null,
      ]
      return { indicator, chain, unit, month, value: Number(plain(text)) }
    })
}

const places = 8

/** Adds decimals exactly, in whole 元. null when one of them is no number, or when there is none. */
export function sumOf(texts: (string | undefined)[]): string | null {
  const given = texts.map((text) => plain(text ?? '')).filter((text) => text !== '')
  if (given.length === 0 || !given.every((text) => isNumber(text, true))) return null
  const total = given.reduce((sum, text) => {
    const [whole, part = ''] = text.split('.')
    return sum + BigInt(whole + part.padEnd(places, '0'))
  }, 0n)
  const digits = total.toString().padStart(places + 1, '0')
  const part = digits.slice(-places).replace(/0+$/, '')
  return digits.slice(0, -places) + (part ? `.${part}` : '')
}
