import type { Schemas } from '@/lib/api'
import { count, moneyWithUnit } from '@/lib/format'
import { say } from '@/lib/language'
import { rateName } from '@/lib/words'
import type { RankEntry, Measure } from '@/lib/scorecard'

export function measureName(measure: Measure, indicator: string): string {
  return measure === 'completion'
    ? say(`${indicatorName(indicator)}完成率`, `Completion (${indicatorName(indicator)})`)
    : rateName(measure)
}

export function indicatorName(indicator: string): string {
  return (
    {
      projects: say('项目数', 'projects'),
      signedAmount: say('签约额', 'signed amount'),
      paidIn: say('到位资金', 'money paid in'),
      largeProjects: say('亿元以上项目数', 'large projects'),
      openings: say('开工数', 'openings'),
      opened: say('开工数', 'openings'),
    }[indicator] ?? indicator
  )
}

/** Why somebody is on a list: both sides of the measure, in words. */
export function reasonOf({ numerator, denominator }: RankEntry, measure: Measure, indicator: string): string {
  const isMoney = measure === 'funds' || (measure === 'completion' && ['signedAmount', 'paidIn'].includes(indicator))
  const side = (value: number) => (isMoney ? moneyWithUnit(value) : count(value))
  const [above, below] = [side(numerator), side(denominator)]
  switch (measure) {
    case 'completion':
      return say(`目标 ${below}，完成 ${above}`, `${above} of a target of ${below}`)
    case 'signing':
      return say(`意向 ${below} 个，签约 ${above} 个`, `${above} signed of ${below} leads`)
    case 'landing':
      return say(`签约 ${below} 个，落地 ${above} 个`, `${above} landed of ${below} signed`)
    case 'opening':
      return say(`签约 ${below} 个，开工 ${above} 个`, `${above} opened of ${below} signed`)
    case 'funds':
      return say(`合同引资 ${below}，到位 ${above}`, `${above} paid in of ${below} contracted`)
  }
}

export function pointKindName(kind: Schemas['PointKind']): string {
  switch (kind) {
    case 'base':
      return say('基础分', 'Base')
    case 'bonus':
      return say('加分', 'Bonus')
    case 'deduction':
      return say('扣分', 'Deduction')
    case 'veto':
      return say('一票否决', 'Veto')
  }
}

export function reportState(state: Schemas['ReportState']): string {
  switch (state) {
    case 'missing':
      return say('未报', 'Missing')
    case 'reported':
      return say('已报', 'Reported')
    case 'zero':
      return say('零报告', 'Nothing to report')
    case 'late':
      return say('迟报', 'Late')
  }
}
