import { say } from './language'

const exact = /^\d{1,7}(\.\d{1,8})?$/

/** What was typed as an amount in 亿元, with full-width digits, blanks and thousands marks taken as people mean them. */
export function tidyAmount(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
    .replace(/亿元?$/, '')
}

/** The number to send: at most 15 digits, so that what was typed arrives as it was typed. */
export function amountOf(text: string | null | undefined): number | undefined {
  const tidy = tidyAmount(text)
  return tidy ? Number(tidy) : undefined
}

/** A rule for form fields that hold an amount as text. */
export const amountRule = {
  validator: (_: unknown, value: string | undefined) =>
    !tidyAmount(value) || exact.test(tidyAmount(value))
      ? Promise.resolve()
      : Promise.reject(
          new Error(
            say(
              '请填写数字，单位亿元，最多 8 位小数',
              'Give a number in CNY 100 million, with at most 8 decimal places',
            ),
          ),
        ),
}

/** An amount with every digit that it has: where single entries are read, none is rounded away. */
export function exactMoney(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  const digits = value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 8 })
  return say(`${digits} 亿元`, `CNY ${digits} × 10⁸`)
}
