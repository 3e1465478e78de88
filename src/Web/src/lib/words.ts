import type { Schemas } from './api'
import { say } from './language'

export type FactKind = Schemas['FactKind']
export type Rate = 'signing' | 'fulfilment' | 'landing' | 'opening' | 'producing' | 'capacity' | 'funds'

/** The rates in the order in which a project passes through them. */
export const rates: readonly Rate[] = ['signing', 'fulfilment', 'landing', 'opening', 'producing', 'capacity', 'funds']

/** The stages of the board, from intent to capacity. */
export const stages: readonly FactKind[] = [
  'intended',
  'agreed',
  'signed',
  'incorporated',
  'siteSecured',
  'opened',
  'completed',
  'producing',
  'atCapacity',
]

export function rateName(rate: Rate): string {
  switch (rate) {
    case 'signing':
      return say('签约率', 'Signing')
    case 'fulfilment':
      return say('履约率', 'Fulfilment')
    case 'landing':
      return say('落地率', 'Landing')
    case 'opening':
      return say('开工率', 'Opening')
    case 'producing':
      return say('投产率', 'Producing')
    case 'capacity':
      return say('达产率', 'Capacity')
    case 'funds':
      return say('资金到位率', 'Funds')
  }
}

export function factName(kind: FactKind): string {
  switch (kind) {
    case 'intended':
      return say('登记（意向）', 'Intended')
    case 'agreed':
      return say('框架（意向）协议', 'Agreed')
    case 'signed':
      return say('签约', 'Signed')
    case 'incorporated':
      return say('注册', 'Incorporated')
    case 'siteSecured':
      return say('供地（租赁）', 'Site secured')
    case 'opened':
      return say('开工', 'Opened')
    case 'completed':
      return say('竣工', 'Completed')
    case 'producing':
      return say('投产', 'Producing')
    case 'atCapacity':
      return say('达产', 'At capacity')
    case 'inStatistics':
      return say('入统', 'In statistics')
    case 'suspended':
      return say('停工', 'Suspended')
    case 'resumed':
      return say('复工', 'Resumed')
    case 'terminated':
      return say('终止', 'Terminated')
    case 'reinstated':
      return say('重启', 'Reinstated')
    case 'paidIn':
      return say('到位资金', 'Paid in')
    case 'capitalIncreased':
      return say('增资', 'Capital increased')
  }
}

export type Warning = Exclude<Schemas['Warnings'], 'none'>

export function warningName(warning: Schemas['Warnings']): string {
  switch (warning) {
    case 'none':
      return ''
    case 'signedNotOpened':
      return say('签约超期未开工', 'Signed long ago, not opened')
    case 'openedNothingPaid':
      return say('开工无资金到位', 'Opened, nothing paid in')
    case 'openedLittlePaid':
      return say('开工资金到位偏低', 'Opened, little paid in')
    case 'noUpdate':
      return say('长期未更新', 'No update')
    case 'suspended':
      return say('停工', 'Suspended')
    case 'openingOverdue':
      return say('逾期未开工', 'Agreed opening passed')
    case 'productionOverdue':
      return say('逾期未投产', 'Agreed production passed')
    case 'notInStatistics':
      return say('应统未统', 'Not in statistics')
    case 'openedWithoutSite':
      return say('开工未供地', 'Opened without a site')
    case 'paidAboveContract':
      return say('到位超合同', 'Paid in above contract')
    case 'datesOutOfOrder':
      return say('日期先后矛盾', 'Dates out of order')
    case 'noNextStep':
      return say('无下步工作', 'No next step')
    case 'nextStepOverdue':
      return say('下步工作逾期', 'Next step overdue')
    case 'problemOverdue':
      return say('难点逾期未解决', 'Problem overdue')
  }
}

export function roleName(role: Schemas['Role']): string {
  switch (role) {
    case 'administrator':
      return say('管理员', 'Administrator')
    case 'bureau':
      return say('招商局', 'Bureau')
    case 'unit':
      return say('责任单位', 'Unit')
    case 'team':
      return say('链长专班', 'Chain team')
    case 'leader':
      return say('领导', 'Leader')
    case 'auditor':
      return say('审计', 'Auditor')
  }
}

/** 省外, 市外 and so on, as the ledgers call them. */
export function originName(origin: Schemas['Origin']): string {
  switch (origin) {
    case 'otherProvince':
      return say('省外', 'Other province')
    case 'otherCity':
      return say('市外', 'Other city')
    case 'local':
      return say('本地', 'Local')
    case 'abroad':
      return say('境外', 'Abroad')
  }
}
