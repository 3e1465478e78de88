import type { Schemas } from '@/lib/api'
import type { paths } from '@/lib/api.d'
import { say } from '@/lib/language'
import type { Headline } from '@/lib/scorecard'
import { factName, type FactKind, type Rate, rates, stages } from '@/lib/words'

export type ListAsked = NonNullable<paths['/api/regions/{region}/rates/projects']['get']['parameters']['query']>
type ApiFigure = NonNullable<ListAsked['figure']>
export type ExplainedProject = Schemas['ExplainedProject']

/** How a figure is asked for, what it is called and means, and which facts of a project make it count. */
export interface Figure {
  figure: ApiFigure
  name: string
  meaning: string
  /** The figure is the sum of the amounts, not the number of projects. */
  isMoney?: boolean
  /** The number counts facts, the list is of projects. */
  isOfFacts?: boolean
  counts: FactKind[]
  /** The scorecard's bridge that tells of the same figure. */
  headline?: Headline
}

const opened: FactKind[] = ['opened', 'completed', 'producing', 'atCapacity']
const kept: FactKind[] = ['incorporated', 'siteSecured', 'paidIn', ...opened]

export function isRate(name: string): name is Rate {
  return (rates as readonly string[]).includes(name)
}

/** The figures on the two sides of a rate. */
export function sidesOf(rate: Rate): { numerator: Figure; denominator: Figure } {
  const side = (name: string) => figureOf(name)!
  switch (rate) {
    case 'signing':
      return { numerator: side('intendedSigned'), denominator: side('intended') }
    case 'fulfilment':
      return { numerator: side('fulfilled'), denominator: side('signed') }
    case 'landing':
      return { numerator: side('landed'), denominator: side('signed') }
    case 'opening':
      return { numerator: side('opened'), denominator: side('signed') }
    case 'producing':
      return { numerator: side('producing'), denominator: side('signed') }
    case 'capacity':
      return { numerator: side('atCapacity'), denominator: side('capacityDue') }
    case 'funds':
      return { numerator: side('fundsPaid'), denominator: side('fundsContracted') }
  }
}

/** A figure by its name in the address; undefined where nobody knows it. */
export function figureOf(name: string): Figure | undefined {
  return figures()[name]
}

/** What stands on a day (存量), whatever the period. */
export function isStock({ figure }: Figure): boolean {
  return figure in stock()
}

function figures(): Record<string, Figure> {
  return { ...cohort(), ...period(), ...stock() }
}

function cohort(): Record<string, Figure> {
  return {
    intendedSigned: {
      figure: 'intendedSigned',
      name: say('意向中已签约', 'Leads that signed'),
      meaning: say(
        '期内登记的意向项目中，截至当日已正式签约的项目',
        'Leads registered in the period that have signed by the day',
      ),
      counts: ['signed'],
    },
    fulfilled: {
      figure: 'fulfilled',
      name: say('已履约', 'Fulfilled'),
      meaning: say(
        '期内签约且未终止，签约后已有注册、供地、开工、竣工、投产、达产或到位资金的项目',
        'Signed in the period, not terminated, with any fact that follows a signature',
      ),
      counts: kept,
    },
    landed: {
      figure: 'landed',
      name: say('已落地', 'Landed'),
      meaning: say(
        '期内签约且已落地的项目（口径见地区设置）',
        'Signed in the period and landed, as the region defines it',
      ),
      counts: ['incorporated', 'siteSecured'],
    },
    opened: {
      figure: 'opened',
      name: say('签约项目中已开工', 'Of the signed, opened'),
      meaning: say(
        '期内签约且已开工（含竣工、投产、达产）的项目',
        'Signed in the period and opened, completed, producing or at capacity',
      ),
      counts: opened,
    },
    producing: {
      figure: 'producing',
      name: say('签约项目中已投产', 'Of the signed, producing'),
      meaning: say('期内签约且已投产（含达产）的项目', 'Signed in the period and producing or at capacity'),
      counts: ['producing', 'atCapacity'],
    },
    capacityDue: {
      figure: 'capacityDue',
      name: say('到期应达产', 'Due at capacity'),
      meaning: say(
        '期内签约、已投产且约定达产日期已到的项目',
        'Signed in the period, producing, with the agreed capacity date passed',
      ),
      counts: ['producing'],
    },
    atCapacity: {
      figure: 'atCapacity',
      name: say('已达产', 'At capacity'),
      meaning: say('到期应达产的项目中已达产的', 'Of those due at capacity, those that are'),
      counts: ['atCapacity'],
    },
    fundsPaid: {
      figure: 'fundsPaid',
      name: say('签约项目到位资金', 'Paid in by the signed'),
      meaning: say(
        '期内签约项目截至当日的累计到位资金之和',
        'What the projects signed in the period have paid in by the day',
      ),
      isMoney: true,
      counts: ['paidIn'],
    },
    fundsContracted: {
      figure: 'fundsContracted',
      name: say('签约项目合同引资额', 'Contracted by the signed'),
      meaning: say(
        '期内签约项目的合同引资额之和；未填的以总投资代替',
        'Contracted outside capital of the projects signed in the period; total investment stands in where none is given',
      ),
      isMoney: true,
      counts: ['signed'],
    },
  }
}

function period(): Record<string, Figure> {
  return {
    intended: {
      figure: 'intended',
      name: say('新增意向', 'New leads'),
      meaning: say('期内登记的意向项目，含已流失', 'Leads registered in the period, lost ones included'),
      counts: ['intended'],
      headline: 'intended',
    },
    signed: {
      figure: 'signed',
      name: say('新签项目', 'Signed'),
      meaning: say('期内正式签约的项目，含已终止', 'Formal contracts signed in the period, terminated ones included'),
      counts: ['signed'],
      headline: 'signed',
    },
    signedAmount: {
      figure: 'signed',
      name: say('签约额', 'Contracted investment'),
      meaning: say(
        '期内签约项目的总投资之和；此前签约项目的期内增资另列',
        'Total investment of what was signed in the period; increases of older contracts are listed apart',
      ),
      isMoney: true,
      counts: ['signed'],
      headline: 'signedAmount',
    },
    signedDirectly: {
      figure: 'signedDirectly',
      name: say('直签项目', 'Signed directly'),
      meaning: say(
        '期内签约、签约前没有登记意向的项目',
        'Signed in the period without being registered as a lead before',
      ),
      counts: ['signed'],
    },
    signedLarge: {
      figure: 'signedLarge',
      name: say('亿元以上签约项目', 'Signed, CNY 100 million and more'),
      meaning: say(
        '期内签约、总投资 1 亿元及以上的项目',
        'Signed in the period with a total investment of at least CNY 100 million',
      ),
      counts: ['signed'],
      headline: 'signedLarge',
    },
    paidIn: {
      figure: 'paidIn',
      name: say('到位资金', 'Paid in'),
      meaning: say(
        '期内到位的资金，不论项目何时签约',
        'Money that arrived in the period, whenever its project was signed',
      ),
      isMoney: true,
      counts: ['paidIn'],
      headline: 'paidIn',
    },
    increased: {
      figure: 'increased',
      name: say('增资', 'Capital increases'),
      meaning: say('此前签约的项目在期内的增资', 'Increases in the period of projects signed before'),
      isMoney: true,
      counts: ['capitalIncreased'],
    },
    openedInPeriod: {
      figure: 'openedInPeriod',
      name: say('新开工项目', 'Opened'),
      meaning: say('期内开工的项目，不论何时签约', 'Opened in the period, whenever signed'),
      counts: opened,
      headline: 'opened',
    },
    producingInPeriod: {
      figure: 'producingInPeriod',
      name: say('新投产项目', 'Started production'),
      meaning: say('期内投产的项目，不论何时签约', 'Started production in the period, whenever signed'),
      counts: ['producing', 'atCapacity'],
      headline: 'producing',
    },
  }
}

function stock(): Record<string, Figure> {
  return {
    inTalks: {
      figure: 'inTalks',
      name: say('在谈项目', 'In talks'),
      meaning: say(
        '已登记意向、尚未签约也未流失的项目（存量）',
        'Registered, neither signed nor lost: the stock of the day',
      ),
      counts: ['intended'],
    },
    lost: {
      figure: 'lost',
      name: say('流失项目', 'Lost'),
      meaning: say('签约前终止的项目（存量）', 'Terminated before any signature'),
      counts: ['terminated'],
    },
    suspended: {
      figure: 'suspended',
      name: say('停工项目', 'Suspended'),
      meaning: say('当日处于停工状态的项目', 'Suspended on the day'),
      counts: ['suspended'],
    },
    terminated: {
      figure: 'terminated',
      name: say('终止项目', 'Terminated'),
      meaning: say(
        '签约后终止的项目；仍在各项比率的分母中',
        'Terminated after a signature; they stay in the denominators',
      ),
      counts: ['terminated'],
    },
    waiting: {
      figure: 'waiting',
      name: say('未审核的申报', 'Waiting for recognition'),
      meaning: say(
        '已申报、招商局尚未认定的事实；认定之前不计入任何数字',
        'Reported, not yet recognised; they count in no number until they are',
      ),
      isOfFacts: true,
      counts: [],
    },
    warned: {
      figure: 'warned',
      name: say('有预警的项目', 'Projects with a warning'),
      meaning: say('当日至少有一项预警的项目', 'Projects with at least one warning on the day'),
      counts: [],
    },
    projects: {
      figure: 'projects',
      name: say('全部项目', 'All projects'),
      meaning: say('当日台账中的全部项目', 'All projects that the ledger knows on the day'),
      counts: ['signed', 'intended'],
    },
  }
}

/** The facts of a project that make it count, each with its day. */
export function countingFacts(project: ExplainedProject, figure: Figure): string[] {
  const dated = datedFacts(project, figure)
  // To have landed takes both; everything else counts from its first.
  const told = figure.figure === 'landed' ? dated : dated.slice(0, 1)
  return told.map(([kind, day]) => `${factName(kind)} ${day}`)
}

/** The furthest milestone, where it lies beyond those that make the project count. */
export function reachedSince(project: ExplainedProject, { counts }: Figure): string | null {
  const milestones = project.milestones as Partial<Record<FactKind, string>>
  const furthest = stages.findLast((kind) => milestones[kind])
  return furthest && !counts.includes(furthest) ? `${factName(furthest)} ${milestones[furthest]}` : null
}

/** Who has counted for the longest comes first. */
export function oldestFirst(projects: ExplainedProject[], figure: Figure): ExplainedProject[] {
  const since = (project: ExplainedProject) => datedFacts(project, figure)[0]?.[1] ?? ''
  return projects.toSorted((a, b) => since(a).localeCompare(since(b)))
}

function datedFacts(project: ExplainedProject, { counts }: Figure): [FactKind, string][] {
  const milestones = project.milestones as Partial<Record<FactKind, string>>
  return counts
    .flatMap((kind): [FactKind, string][] => (milestones[kind] ? [[kind, milestones[kind]]] : []))
    .toSorted(([, a], [, b]) => a.localeCompare(b))
}
