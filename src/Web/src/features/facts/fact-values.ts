import { amountOf } from '@/lib/amount'
import type { Schemas } from '@/lib/api'
import type { FactAnswer } from '@/lib/project'
import type { FactKind } from '@/lib/words'

/** What the form holds; amounts are texts, so that no digit is lost. */
export interface FactValues {
  milestone: FactKind
  on: string | null
  approximate?: boolean
  amount?: string
  totalInvestment?: string
  contractedCapital?: string
  partial?: boolean
  cause?: string
  note?: string
  why?: string
  withdraw?: boolean
  submit?: boolean
}

export const hasAmount = (kind: FactKind) => kind === 'paidIn' || kind === 'capitalIncreased'
export const hasTerms = (kind: FactKind) => kind === 'signed' || kind === 'intended'
export const needsCause = (kind: FactKind) => kind === 'suspended' || kind === 'terminated'

const text = (value: string | undefined) => value?.trim() || undefined

/** The request of what was filled in; what does not belong to the kind stays out. */
export function requestOf(values: FactValues): Schemas['FactRequest'] {
  const kind = values.milestone
  const amount = hasAmount(kind) ? amountOf(values.amount) : undefined
  const totalInvestment = hasTerms(kind) ? amountOf(values.totalInvestment) : undefined
  const hasContracted = hasTerms(kind) || kind === 'capitalIncreased'
  const contractedCapital = hasContracted ? amountOf(values.contractedCapital) : undefined
  const cause = needsCause(kind) ? text(values.cause) : undefined
  const note = text(values.note)
  return {
    milestone: kind,
    ...(values.on ? { on: values.on } : {}),
    ...(values.approximate ? { approximate: true } : {}),
    ...(amount === undefined ? {} : { amount }),
    ...(totalInvestment === undefined ? {} : { totalInvestment }),
    ...(contractedCapital === undefined ? {} : { contractedCapital }),
    ...(kind === 'producing' && values.partial !== undefined ? { partial: values.partial } : {}),
    ...(cause ? { cause } : {}),
    ...(note ? { note } : {}),
    ...(values.submit ? { submit: true } : {}),
  }
}

/** A fact as the form shows it, to be corrected. */
export function valuesOf(fact: FactAnswer): FactValues {
  const shown = (amount: number | null | undefined) => (amount == null ? '' : plain(amount))
  return {
    milestone: fact.milestone,
    on: fact.on,
    approximate: fact.approximate,
    amount: shown(fact.amount),
    totalInvestment: shown(fact.totalInvestment),
    contractedCapital: shown(fact.contractedCapital),
    partial: fact.partial,
    cause: fact.cause ?? '',
    note: fact.note ?? '',
  }
}

/** All digits, never 1e-8. */
function plain(amount: number): string {
  return amount.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 8 })
}
