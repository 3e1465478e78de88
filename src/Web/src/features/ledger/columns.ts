import type { Schemas } from '@/lib/api'
import { count, money } from '@/lib/format'
import { say } from '@/lib/language'
import type { Rights } from '@/lib/session'
import { factName, type FactKind, originName, type Warning, warningName } from '@/lib/words'
import { furthest, type Row } from './rows'

/** Text that the ledger keeps beside the facts. */
export type PlainField = 'name' | 'investor' | 'creditCode' | 'sector' | 'origin' | 'counted'
export type Terms = 'totalInvestment' | 'contractedCapital'
export type Holder = 'unit' | 'chain' | 'leader'

/** What typing into a column does. */
export type Edit =
  | { is: 'plain'; field: PlainField }
  | { is: 'fact'; kind: FactKind }
  | { is: 'terms'; field: Terms }
  | { is: 'holder'; field: Holder }
  | { is: 'step'; field: 'text' | 'due' }

interface Common {
  key: string
  name: string
  width: number
  edit?: Edit
  /** The field of an exported ledger that holds it. */
  field?: string
}

export type Column = Common &
  (
    | { kind: 'text'; value: (row: Row) => string }
    | { kind: 'date'; value: (row: Row) => string }
    | { kind: 'money'; value: (row: Row) => number | null }
    | { kind: 'number'; value: (row: Row) => number | null }
    | { kind: 'choice'; values: (row: Row) => readonly string[]; label: (value: string) => string; rank?: string[] }
  )

/** What a cell shows. */
export function shown(column: Column, row: Row): string {
  switch (column.kind) {
    case 'text':
    case 'date':
      return column.value(row)
    case 'money': {
      const amount = column.value(row)
      return amount === null ? '' : money(amount)
    }
    case 'number': {
      const number = column.value(row)
      return number === null ? '' : count(number)
    }
    case 'choice':
      return column.values(row).map(column.label).join('、')
  }
}

/** What a cell holds, as it is copied and edited: money with all its places. */
export function held(column: Column, row: Row): string {
  if (column.kind !== 'money' && column.kind !== 'number') return shown(column, row)
  const number = column.value(row)
  return number === null ? '' : number.toLocaleString('en-US', { maximumFractionDigits: 8, useGrouping: false })
}

/** Whether a cell holds anything. */
export function isFilled(column: Column, row: Row): boolean {
  if (column.kind === 'choice') return column.values(row).length > 0
  const value = column.value(row)
  return value !== null && value !== ''
}

export function isNumeric(column: Column): column is Column & { kind: 'money' | 'number' } {
  return column.kind === 'money' || column.kind === 'number'
}

/** Whether the role may type there; the server decides in the end. */
export function mayEdit(column: Column, rights: Rights): boolean {
  switch (column.edit?.is) {
    case undefined:
      return false
    case 'fact':
      return rights.reports
    case 'step':
      return rights.comments
    default:
      return rights.decides
  }
}

const itself = (value: string) => value
const one = (value: string | null | undefined) => (value ? [value] : [])
const origins = ['otherProvince', 'otherCity', 'local', 'abroad'] as const

function milestone(kind: FactKind, field: string): Column {
  const value = (row: Row) => row.milestones[kind] ?? ''
  return { key: kind, name: factName(kind), width: 112, kind: 'date', value, edit: { is: 'fact', kind }, field }
}

function holder(key: Holder, name: string, width: number, label: (key: string) => string = itself): Column {
  const values = (row: Row) => one(row[key])
  return { key, name, width, kind: 'choice', values, label, edit: { is: 'holder', field: key }, field: key }
}

function amount(key: string, field: Terms, name: string): Column {
  const value = (row: Row) => row[field] ?? null
  return { key, name, width: 118, kind: 'money', value, edit: { is: 'terms', field }, field }
}

function plain(field: 'name' | 'investor' | 'creditCode', key: string, name: string, width: number): Column {
  return { key, name, width, kind: 'text', value: (row) => row[field] ?? '', edit: { is: 'plain', field }, field }
}

function standingOf(row: Row): string {
  return row.terminated ? 'terminated' : row.suspended ? 'suspended' : 'running'
}

function standingName(standing: string): string {
  switch (standing) {
    case 'terminated':
      return say('已终止', 'Terminated')
    case 'suspended':
      return say('停工', 'Suspended')
    default:
      return say('推进中', 'Running')
  }
}

/** The printed names of chains and units by their keys. */
export interface Named {
  chains: ReadonlyMap<string, string>
  units: ReadonlyMap<string, string>
}

const none: Named = { chains: new Map(), units: new Map() }

/** All columns, in the order in which they are offered. The name comes first and stays in sight. */
export function allColumns({ chains, units }: Named = none): readonly Column[] {
  const nameIn = (names: ReadonlyMap<string, string>) => (key: string) => names.get(key) ?? key
  return [
    plain('name', 'name', say('项目名称', 'Project'), 260),
    plain('investor', 'investor', say('投资方', 'Investor'), 200),
    holder('chain', say('产业链', 'Chain'), 120, nameIn(chains)),
    holder('unit', say('责任单位', 'Unit'), 130, nameIn(units)),
    {
      key: 'sector',
      name: say('产业类别', 'Sector'),
      width: 92,
      kind: 'choice',
      field: 'sector',
      values: (row) => one(row.sector),
      label: itself,
      edit: { is: 'plain', field: 'sector' },
    },
    {
      key: 'origin',
      name: say('资金来源地', 'Origin'),
      width: 104,
      kind: 'choice',
      field: 'origin',
      values: (row) => one(row.origin),
      label: (value) => originName(value as Schemas['Origin']),
      rank: [...origins],
      edit: { is: 'plain', field: 'origin' },
    },
    holder('leader', say('包抓领导', 'Leader'), 104),
    amount('total', 'totalInvestment', say('总投资', 'Investment')),
    amount('contracted', 'contractedCapital', say('合同引资额', 'Contracted capital')),
    {
      key: 'paid',
      name: say('到位资金', 'Paid in'),
      width: 118,
      kind: 'money',
      value: (row) => row.paidIn,
      field: 'paidInTotal',
    },
    milestone('intended', 'intendedOn'),
    milestone('agreed', 'agreedOn'),
    milestone('signed', 'signedOn'),
    milestone('incorporated', 'incorporatedOn'),
    milestone('siteSecured', 'siteSecuredOn'),
    milestone('opened', 'openedOn'),
    milestone('completed', 'completedOn'),
    milestone('producing', 'producingOn'),
    milestone('atCapacity', 'atCapacityOn'),
    milestone('inStatistics', 'inStatisticsOn'),
    {
      key: 'stage',
      name: say('最新进度', 'Furthest stage'),
      width: 108,
      kind: 'choice',
      values: (row) => one(furthest(row)),
      label: (value) => factName(value as FactKind),
      rank: [
        'intended',
        'agreed',
        'signed',
        'incorporated',
        'siteSecured',
        'opened',
        'completed',
        'producing',
        'atCapacity',
      ],
    },
    {
      key: 'standing',
      name: say('状态', 'Standing'),
      width: 88,
      kind: 'choice',
      values: (row) => [standingOf(row)],
      label: standingName,
      rank: ['running', 'suspended', 'terminated'],
    },
    {
      key: 'warnings',
      name: say('预警', 'Warnings'),
      width: 190,
      kind: 'choice',
      values: (row) => row.warnings.map((warning) => warning.kind),
      label: (value) => warningName(value as Warning),
    },
    {
      key: 'step',
      name: say('下步工作', 'Next step'),
      width: 210,
      kind: 'text',
      field: 'nextStep',
      value: (row) => row.nextStep ?? '',
      edit: { is: 'step', field: 'text' },
    },
    {
      key: 'due',
      name: say('下步期限', 'Step due'),
      width: 112,
      kind: 'date',
      value: (row) => row.nextStepDue ?? '',
      edit: { is: 'step', field: 'due' },
    },
    {
      key: 'updated',
      name: say('最近更新', 'Last update'),
      width: 112,
      kind: 'date',
      value: (row) => row.lastUpdate ?? '',
    },
    {
      key: 'waiting',
      name: say('未审核', 'Waiting'),
      width: 80,
      kind: 'number',
      value: (row) => row.waiting,
    },
    {
      key: 'counted',
      name: say('纳入考核', 'Counted'),
      width: 92,
      kind: 'choice',
      values: (row) => [row.counted ? 'yes' : 'no'],
      label: (value) => (value === 'yes' ? say('是', 'Yes') : say('否', 'No')),
      rank: ['yes', 'no'],
      edit: { is: 'plain', field: 'counted' },
    },
    plain('creditCode', 'code', say('统一社会信用代码', 'Credit code'), 178),
  ]
}

/** What a new reader sees. */
export const usual: readonly string[] =
  'name,investor,chain,unit,sector,total,contracted,paid,intended,signed,incorporated,siteSecured,opened,producing,stage,warnings,step,due,updated'.split(
    ',',
  )
