import type { Schemas } from './api'
import { say } from './language'
import type { FactKind } from './words'

export type Recognition = Schemas['Recognition']
export type Level = Schemas['RecognitionLevel']

export const levels: readonly Level[] = ['selfReported', 'county', 'city', 'province']

export function levelName(level: Level): string {
  switch (level) {
    case 'selfReported':
      return say('自报', 'Self-reported')
    case 'county':
      return say('县审', 'County')
    case 'city':
      return say('市认', 'City')
    case 'province':
      return say('省认', 'Province')
  }
}

export function recognitionName(state: Recognition): string {
  switch (state) {
    case 'draft':
      return say('已保存', 'Draft')
    case 'submitted':
      return say('审核中', 'Waiting')
    case 'recognised':
      return say('审核通过', 'Recognised')
    case 'rejected':
      return say('不予认定', 'Rejected')
  }
}

/** What counts as such a fact, in one sentence; see the domain's table of milestones. */
export function factMeaning(kind: FactKind): string {
  switch (kind) {
    case 'intended':
      return say('线索登记、首次对接。', 'The lead is registered.')
    case 'agreed':
      return say('框架或意向协议；不算签约。', 'A letter of intent or framework agreement; not a signature.')
    case 'signed':
      return say('签订正式合同。', 'The formal contract is signed.')
    case 'incorporated':
      return say('项目公司取得营业执照。', 'The project company has its business licence.')
    case 'siteSecured':
      return say('签订土地出让合同或租赁合同。', 'A land contract or lease is signed.')
    case 'opened':
      return say(
        '永久工程破土或打桩；平整场地不算。无土建的，以设备开始安装为准。',
        'Permanent works broke ground; levelling the site does not count. Without civil works: equipment is being installed.',
      )
    case 'completed':
      return say('工程竣工验收。', 'The works are accepted.')
    case 'producing':
      return say('开始生产；部分投产请勾选。', 'Production has started; say so if only a part has.')
    case 'atCapacity':
      return say('验收达产，或产值、税收达到约定比例。', 'Accepted, or output or tax reached the agreed share.')
    case 'inStatistics':
      return say('纳入统计联网直报。', 'The project is in the statistics.')
    case 'suspended':
      return say('停止施工或生产，须写明原因。', 'Works or production stopped; say why.')
    case 'resumed':
      return say('停工后恢复施工或生产。', 'Works or production go on after a stop.')
    case 'terminated':
      return say(
        '合作终止，须写明原因；签约前终止为放弃。项目不会被删除，仍计入分母。',
        'It has ended; say why. Before a signature the lead is lost. The project stays in the denominators.',
      )
    case 'reinstated':
      return say('终止后重新启动。', 'It goes on after a termination.')
    case 'paidIn':
      return say('本笔到位金额；各笔累加，不填累计数。', 'The amount of this payment; payments add up.')
    case 'capitalIncreased':
      return say('追加的投资额；只增加金额，不另计项目。', 'What is added to the investment; no new project.')
  }
}

/** How the date of a fact is asked for. */
export function dateName(kind: FactKind): string {
  return kind === 'paidIn' ? say('到位日期', 'Paid in on') : say('发生日期', 'Happened on')
}

export function causeName(kind: FactKind): string {
  return kind === 'suspended'
    ? say('停工原因', 'Cause of the suspension')
    : say('终止原因', 'Reason of the termination')
}
