import { amountOf } from '@/lib/amount'
import type { Schemas } from '@/lib/api'

/** What the form of a new project holds; amounts and areas are texts. */
export interface CaptureValues {
  name: string
  investor: string
  creditCode?: string
  on: string | null
  totalInvestment?: string
  contractedCapital?: string
  chain?: string
  unit?: string
  leader?: string
  sector?: string
  origin?: Schemas['Origin']
  investorHome?: string
  content?: string
  source?: string
  introducer?: string
  park?: string
  landArea?: string
  responsiblePerson?: string
  contact?: string
  agreedOpening?: string | null
  agreedProduction?: string | null
  agreedCapacity?: string | null
  note?: string
}

const amounts = ['totalInvestment', 'contractedCapital', 'landArea'] as const

/** Everything that was filled in, and nothing else. */
export function captureRequestOf(values: CaptureValues): Schemas['CaptureRequest'] {
  const filled = Object.entries(values).flatMap(([name, value]: [string, unknown]): [string, unknown][] => {
    if (amounts.some((amount) => amount === name)) {
      const amount = amountOf(value as string | undefined)
      return amount === undefined ? [] : [[name, amount]]
    }
    const text = typeof value === 'string' ? value.trim() : value
    return text ? [[name, text]] : []
  })
  return Object.fromEntries(filled) as Schemas['CaptureRequest']
}
