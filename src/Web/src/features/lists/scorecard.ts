/** What this page reads of an issue (src/Domain/Scorecards/Scorecard.cs); the contract leaves its shape open. */
export interface Card {
  week: string
  first: string
  last: string
  asOf: string
  year: number
  number: number
  cutOff: string
  decimals: number
  timeShare: number
  indicator: string
  measure: Measure
  minimumBase: number
  chains: Row[]
  units: { name: string; rows: Row[] }[]
  lists: RankList[]
  timesInBlack: Record<string, number>
}

export type Measure = 'completion' | 'signing' | 'landing' | 'opening' | 'funds'

export interface Ratio {
  numerator: number
  denominator: number
  isMoney: boolean
  percent: number | null
}

export interface Row {
  key: string
  name: string
  leader: string
  leadUnit: string
  signed: number
  signedAmount: number
  signing: Ratio
  landing: Ratio
  opening: Ratio
  funds: Ratio
  pace: Pace | null
  rank: number | null
  rankChange: number | null
}

export interface Pace {
  actual: number
  target: number
  completion: number
  points: number
  light: 'green' | 'yellow' | 'red'
}

export interface RankList {
  isChains: boolean
  class: string
  members: number
  ranked: number
  average: number | null
  red: Entry[]
  black: Entry[]
  measure: Measure | null
}

export interface Entry {
  key: string
  name: string
  rank: number
  value: number
  numerator: number
  denominator: number
  streak: number
  again: boolean
}
