import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import type { Warning } from '@/lib/words'

export const kinds: readonly Warning[] = [
  'signedNotOpened',
  'openingOverdue',
  'productionOverdue',
  'suspended',
  'openedNothingPaid',
  'openedLittlePaid',
  'notInStatistics',
  'openedWithoutSite',
  'paidAboveContract',
  'datesOutOfOrder',
  'noUpdate',
  'problemOverdue',
  'nextStepOverdue',
  'noNextStep',
]

/** When a project is warned of, with the region's own thresholds. */
export function ruleOf(kind: Warning, settings: Schemas['WarningSettings'] | undefined): string {
  const { signedNotOpenedMonths, openedNothingPaidMonths, openedLittlePaidMonths, littlePaidPercent, noUpdateDays } = {
    signedNotOpenedMonths: 12,
    openedNothingPaidMonths: 3,
    openedLittlePaidMonths: 6,
    littlePaidPercent: 15,
    noUpdateDays: 30,
    ...settings,
  }
  switch (kind) {
    case 'signedNotOpened':
      return say(
        `签约超过 ${signedNotOpenedMonths} 个月仍未开工`,
        `Signed more than ${signedNotOpenedMonths} months ago and not opened`,
      )
    case 'openedNothingPaid':
      return say(
        `开工满 ${openedNothingPaidMonths} 个月仍无资金到位`,
        `Opened ${openedNothingPaidMonths} months ago and nothing paid in`,
      )
    case 'openedLittlePaid':
      return say(
        `开工超过 ${openedLittlePaidMonths} 个月，到位资金不足 ${littlePaidPercent}%`,
        `Opened more than ${openedLittlePaidMonths} months ago and less than ${littlePaidPercent}% paid in`,
      )
    case 'noUpdate':
      return say(`${noUpdateDays} 天没有更新，请说明原因`, `Nothing new for ${noUpdateDays} days; say why`)
    case 'suspended':
      return say('停工尚未复工，天数从停工之日算起', 'Suspended and not resumed, with the days since')
    case 'openingOverdue':
      return say('约定开工日期已过，仍未开工', 'The agreed day of opening has passed')
    case 'productionOverdue':
      return say('约定投产日期已过，仍未投产', 'The agreed day of production has passed')
    case 'notInStatistics':
      return say('已开工，尚未入统（应统未统）', 'Opened and not in the statistics')
    case 'openedWithoutSite':
      return say('已开工，但没有供地（租赁）记录，请核实补录', 'Opened, and no site is recorded')
    case 'paidAboveContract':
      return say('到位资金超过合同引资额，请核实', 'More is paid in than was contracted')
    case 'datesOutOfOrder':
      return say('各事项日期先后颠倒，请核实', 'The dates of its facts are out of order')
    case 'noNextStep':
      return say('在谈项目没有填写下步工作', 'A lead without a next step')
    case 'nextStepOverdue':
      return say('下步工作的期限已过', 'The day of the next step has passed')
    case 'problemOverdue':
      return say('难点的解决期限已过', 'A problem is past its due date')
  }
}
