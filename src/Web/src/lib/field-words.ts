import { levelName, levels, recognitionName, type Recognition } from './fact-words'
import { say } from './language'
import { factName, originName, type FactKind, stages } from './words'

const kinds: readonly string[] = [
  ...stages,
  'inStatistics',
  'suspended',
  'resumed',
  'terminated',
  'reinstated',
  'paidIn',
  'capitalIncreased',
]

const names: Record<string, () => string> = {
  name: () => say('项目名称', 'Name'),
  investor: () => say('投资方', 'Investor'),
  creditCode: () => say('统一社会信用代码', 'Credit code'),
  investorHome: () => say('投资方所在地', 'Investor’s home'),
  content: () => say('建设内容', 'Content'),
  sector: () => say('产业类别', 'Sector'),
  origin: () => say('资金来源地', 'Origin of capital'),
  chain: () => say('产业链', 'Chain'),
  secondaryChains: () => say('关联产业链', 'Secondary chains'),
  linkPosition: () => say('链上环节', 'Position in the chain'),
  linkRole: () => say('建延补强', 'Role in the chain'),
  unit: () => say('责任单位', 'Unit'),
  leader: () => say('包抓领导', 'Leader in charge'),
  responsiblePerson: () => say('责任人', 'Responsible person'),
  siteOfficers: () => say('驻工地专员', 'Site officers'),
  source: () => say('项目来源', 'Source'),
  introducer: () => say('引荐人', 'Introducer'),
  park: () => say('落户园区（地块）', 'Park or site'),
  landArea: () => say('用地面积（亩）', 'Land area (mu)'),
  expectedOutput: () => say('预计年产值（亿元）', 'Expected output (×10⁸ CNY)'),
  expectedTax: () => say('预计年税收（亿元）', 'Expected tax (×10⁸ CNY)'),
  expectedJobs: () => say('预计用工（人）', 'Expected jobs'),
  foreignCapital: () => say('外资（万美元）', 'Foreign capital (×10⁴ USD)'),
  agreedOpening: () => say('约定开工日期', 'Agreed opening'),
  agreedProduction: () => say('约定投产日期', 'Agreed production'),
  agreedCapacity: () => say('约定达产日期', 'Agreed capacity'),
  counted: () => say('纳入考核', 'Counted'),
  notCountedReason: () => say('不纳入考核原因', 'Why it is not counted'),
  contact: () => say('联系人', 'Contact'),
  totalInvestment: () => say('总投资', 'Total investment'),
  contractedCapital: () => say('合同引资额', 'Contracted capital'),
  recognition: () => say('认定状态', 'Recognition'),
  level: () => say('认定层级', 'Level'),
  fact: () => say('事实', 'Fact'),
  reason: () => say('原因', 'Reason'),
  evidence: () => say('佐证材料', 'Evidence'),
  note: () => say('进展', 'Note'),
  nextStep: () => say('下步工作', 'Next step'),
  problem: () => say('难点', 'Problem'),
}

/** A field of a project or of its history, as people call it. */
export function fieldName(field: string): string {
  return names[field]?.() ?? (kinds.includes(field) ? factName(field as FactKind) : field)
}

/** A value of a history as people read it: its words of the API become words of the language. */
export function fieldValue(field: string, value: string | null | undefined): string {
  if (!value) return say('（空）', '(empty)')
  switch (field) {
    case 'counted':
      return value === 'true' ? say('是', 'yes') : say('否', 'no')
    case 'origin':
      return value in origins ? originName(value as keyof typeof origins) : value
    case 'recognition':
      return value in states ? recognitionName(value as Recognition) : value
    default:
      return spoken(value)
  }
}

const origins = { otherProvince: 1, otherCity: 1, local: 1, abroad: 1 }
const states = { draft: 1, submitted: 1, recognised: 1, rejected: 1 }

/** "county；signed 2026-03-01，总投资1.5亿元": the words before dates and marks are the API's. */
function spoken(value: string): string {
  return value
    .split('；')
    .map((part) => {
      const level = levels.find((one) => one === part)
      if (level) return levelName(level)
      const kind = kinds.find((one) => part.startsWith(`${one} `))
      if (kind) return `${factName(kind as FactKind)} ${part.slice(kind.length + 1)}`
      return part.startsWith('sha256 ') ? `${part.slice(0, 19)}…` : part
    })
    .join(say('；', '; '))
}

/** What was done, in the past tense of an audit. */
export function actionName(action: string): string {
  return (
    {
      captured: say('登记项目', 'Entered'),
      factRecorded: say('记录事实', 'Recorded a fact'),
      corrected: say('更正事实', 'Corrected a fact'),
      recognised: say('认定', 'Decided on a fact'),
      changed: say('修改信息', 'Changed fields'),
      assigned: say('调整责任', 'Changed responsibility'),
      noted: say('填写进展', 'Wrote a note'),
      nextStepSet: say('确定下步工作', 'Set the next step'),
      problemSet: say('更新难点', 'Updated a problem'),
      evidenceAdded: say('上传佐证', 'Added evidence'),
      evidenceWithdrawn: say('撤回佐证', 'Withdrew evidence'),
      imported: say('导入台账', 'Imported'),
      importUndone: say('撤销导入', 'Import undone'),
      merged: say('并入', 'Merged'),
    }[action] ?? action
  )
}
