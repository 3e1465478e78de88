import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { type FactKind, factName, stages } from '@/lib/words'
import type { ChipTone } from '@/ui/chip'

export type Field = Schemas['Field']

export function stateName(state: Schemas['ImportState']): string {
  switch (state) {
    case 'preview':
      return say('待提交', 'To be committed')
    case 'committing':
      return say('正在提交', 'Committing')
    case 'committed':
      return say('已提交', 'Committed')
    case 'undoing':
      return say('正在撤销', 'Undoing')
    case 'undone':
      return say('已撤销', 'Undone')
  }
}

export function stateTone(state: Schemas['ImportState']): ChipTone | undefined {
  return { preview: 'odd', committing: 'busy', committed: 'good', undoing: 'busy', undone: undefined }[state] as
    ChipTone | undefined
}

export function phaseName(phase: Schemas['ImportPhase']): string {
  switch (phase) {
    case 'waiting':
      return say('排队等候', 'Waiting for its turn')
    case 'reading':
      return say('读取文件', 'Reading the file')
    case 'comparing':
      return say('与台账比对', 'Comparing with the ledger')
    case 'checking':
      return say('核对', 'Checking')
    case 'preparing':
      return say('准备写入', 'Preparing')
    case 'recording':
      return say('写入台账', 'Recording')
  }
}

export function skipReason(reason: Schemas['SkipReason']): string {
  switch (reason) {
    case 'hidden':
      return say('隐藏的工作表，不读取', 'a hidden sheet is not read')
    case 'empty':
      return say('空表', 'it is empty')
    case 'noHeader':
      return say('没有找到表头', 'no header row was found')
    case 'unknownKind':
      return say('看不出是哪一类台账（缺签约、对接等栏）', 'what kind of ledger it is cannot be told')
    case 'instructions':
      return say('填表说明', 'instructions for filling in')
  }
}

export function slipReason(reason: Schemas['SlipReason'] | null): string {
  switch (reason) {
    case 'blanks':
      return say('只差空格或括号', 'they differ in blanks or brackets')
    case 'suffix':
      return say('只差“产业链”“街道办事处”等后缀', 'one has a suffix more')
    case 'prefix':
      return say('只差“市、县、区”等前缀', 'one has a prefix more')
    case 'oneCharacter':
      return say('只差一个字', 'they differ in one character')
    case null:
      return say('人工指定', 'chosen by hand')
  }
}

/** Columns in the order in which a clerk looks for them. */
export const fields: readonly [Field, string, string][] = [
  ['serial', '序号', 'Serial number'],
  ['name', '项目名称', 'Project'],
  ['investor', '投资方', 'Investor'],
  ['creditCode', '统一社会信用代码', 'Credit code'],
  ['homeRegion', '投资方所在地', "Investor's home"],
  ['origin', '资金来源地', 'Origin of capital'],
  ['content', '建设内容', 'Content'],
  ['sector', '产业类别', 'Sector'],
  ['chain', '产业链', 'Chain'],
  ['secondaryChains', '其他产业链', 'Other chains'],
  ['unit', '责任单位', 'Unit'],
  ['source', '项目来源', 'Source'],
  ['introducer', '引荐人', 'Introducer'],
  ['park', '园区（落地位置）', 'Park or site'],
  ['landArea', '用地面积', 'Land area'],
  ['leader', '包抓领导', 'Leader in charge'],
  ['responsiblePerson', '责任人', 'Responsible person'],
  ['contact', '联系方式', 'Contact'],
  ['totalInvestment', '总投资', 'Total investment'],
  ['contractedCapital', '合同引资额', 'Contracted capital'],
  ['paidInTotal', '累计到位资金', 'Paid in, total'],
  ['paidInThisYear', '当年到位资金', 'Paid in this year'],
  ['paidInEntry', '本次到位资金', 'One payment'],
  ['intendedOn', '对接（登记）时间', 'Intended on'],
  ['agreedOn', '框架协议时间', 'Agreed on'],
  ['signedOn', '签约时间', 'Signed on'],
  ['incorporatedOn', '注册时间', 'Incorporated on'],
  ['siteSecuredOn', '供地（租赁）时间', 'Site secured on'],
  ['openedOn', '开工时间', 'Opened on'],
  ['completedOn', '竣工时间', 'Completed on'],
  ['producingOn', '投产时间', 'Producing on'],
  ['atCapacityOn', '达产时间', 'At capacity on'],
  ['suspendedOn', '停工时间', 'Suspended on'],
  ['resumedOn', '复工时间', 'Resumed on'],
  ['terminatedOn', '终止时间', 'Terminated on'],
  ['inStatisticsOn', '入统时间', 'In statistics on'],
  ['occurredOn', '发生时间', 'Occurred on'],
  ['paidInOn', '到位时间', 'Paid in on'],
  ['tripOn', '外出时间', 'Trip on'],
  ['agreedOpeningOn', '约定开工时间', 'Agreed opening'],
  ['agreedProductionOn', '约定投产时间', 'Agreed production'],
  ['agreedCapacityOn', '约定达产时间', 'Agreed capacity'],
  ['progress', '进展情况', 'Progress'],
  ['problem', '存在问题', 'Problem'],
  ['nextStep', '下步工作', 'Next step'],
  ['note', '备注', 'Note'],
  ['milestone', '事项', 'Milestone'],
  ['travellers', '外出人员', 'Travellers'],
  ['destination', '目的地', 'Destination'],
  ['firms', '对接企业', 'Firms met'],
  ['tripResult', '外出成果', 'Result of the trip'],
]

const facts = new Set<string>([
  ...stages,
  'inStatistics',
  'suspended',
  'resumed',
  'terminated',
  'reinstated',
  'paidIn',
  'capitalIncreased',
])

/** What a change is of: a column, or a fact of the project. */
export function fieldName(field: string): string {
  if (facts.has(field)) return factName(field as FactKind)
  const known = fields.find(([key]) => key === field)
  if (known) return say(known[1], known[2])
  if (field === 'cause') return say('原因', 'Cause')
  if (field === 'counted') return say('纳入考核', 'Counts for assessment')
  return field
}

const money = new Set<Field>(['totalInvestment', 'contractedCapital', 'paidInTotal', 'paidInThisYear', 'paidInEntry'])

export function isMoney(field: Field | null | undefined): boolean {
  return field != null && money.has(field)
}

export function amountUnitName(unit: Schemas['AmountUnit']): string {
  return {
    yuan: say('元', 'CNY'),
    wan: say('万元', 'CNY 10 thousand'),
    yi: say('亿元', 'CNY 100 million'),
  }[unit]
}

export function formName(form: string): string {
  return (
    {
      intended: say('意向项目', 'Intended projects'),
      signed: say('签约项目', 'Signed projects'),
      progress: say('项目进展', 'Progress'),
      'paid-in': say('到位资金', 'Money paid in'),
      trips: say('外出招商', 'Trips'),
    }[form] ?? form
  )
}

/** Cells as they are written, each under its header. */
export function cellsOf(cells: readonly Schemas['LeftOutCell'][]): string {
  return cells.map(({ column, value }) => `${column} ${value}`).join(say('、', ', '))
}

/** Where a row is. */
export function placeOf({ sheet, row }: { sheet: string; row: number }): string {
  return say(`${sheet} 第 ${row} 行`, `${sheet}, row ${row}`)
}
