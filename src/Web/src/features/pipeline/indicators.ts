import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'

type Indicator = Schemas['Indicator']

export function indicatorName(indicator: Indicator): string {
  return {
    projects: say('签约项目数', 'Projects signed'),
    signedAmount: say('签约额', 'Contracted investment'),
    paidIn: say('到位资金', 'Paid in'),
    largeProjects: say('亿元以上项目数', 'Projects of CNY 100 million and more'),
    openings: say('开工数', 'Openings'),
  }[indicator]
}

/** The figure that an indicator counts, by its name in GET rates/projects. */
export function indicatorFigure(indicator: Indicator): string {
  return {
    projects: 'signed',
    signedAmount: 'signedAmount',
    paidIn: 'paidIn',
    largeProjects: 'signedLarge',
    openings: 'openedInPeriod',
  }[indicator]
}

export function isMoneyIndicator(indicator: Indicator): boolean {
  return indicator === 'signedAmount' || indicator === 'paidIn'
}
