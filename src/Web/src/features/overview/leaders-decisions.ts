import { days } from '@/lib/format'
import { say } from '@/lib/language'
import { paceWords } from '@/lib/pace-words'
import { paths } from '@/lib/paths'
import type { ProblemLine, Scorecard } from '@/lib/scorecard'
import { warningName } from '@/lib/words'
import type { Decision } from './decision'

/** What a leader acts on: red lights, the black list, the problems and warnings that are worst. */
export function leadersDecisions(region: string, card: Scorecard): Decision[] {
  return [
    ...redChains(region, card),
    ...redProjects(region, card),
    ...blackAgain(region, card),
    ...overdue(region, card.problems),
    ...worst(region, card),
  ]
}

function redChains(region: string, card: Scorecard): Decision[] {
  return card.chains
    .filter(({ pace }) => pace?.light === 'red')
    .map(({ key, name, leader, pace }) => ({
      key: `chain ${key}`,
      light: 'red',
      text: say(`${name}：${paceWords(pace!.points)}`, `${name}: ${paceWords(pace!.points)}`),
      detail: leader,
      to: paths.chain(region, key),
    }))
}

function redProjects(region: string, card: Scorecard): Decision[] {
  const red = card.warnings.filter((line) => line.red)
  if (red.length === 0) return []
  return [
    {
      key: 'red projects',
      light: 'red',
      text: say(`${red.length} 个项目亮红灯`, `${red.length} projects have a red light`),
      detail: red.map(({ name }) => name).join(say('、', ', ')),
      to: paths.warnings(region),
    },
  ]
}

function blackAgain(region: string, card: Scorecard): Decision[] {
  const again = card.lists.flatMap(({ black }) => black.filter((entry) => entry.again))
  if (again.length === 0) return []
  return [
    {
      key: 'black',
      light: 'red',
      text: say(`${again.length} 个再次列入黑榜，需约谈`, `${again.length} are in black again and are to be heard`),
      detail: again
        .toSorted((a, b) => b.streak - a.streak)
        .map(({ name, streak }) => say(`${name}（连续 ${streak} 期）`, `${name} (${streak} in a row)`))
        .join(say('、', ', ')),
      to: paths.lists(region),
    },
  ]
}

function overdue(region: string, problems: ProblemLine[]): Decision[] {
  return problems
    .filter(({ overdueDays }) => overdueDays > 0)
    .slice(0, 2)
    .map(({ project, name, kind, text, owner, overdueDays }, index) => ({
      key: `problem ${project} ${index}`,
      light: 'red',
      text: say(`${kind}难点逾期 ${days(overdueDays)}：${name}`, `Problem ${days(overdueDays)} overdue: ${name}`),
      detail: owner ? `${owner}${say('：', ': ')}${text}` : text,
      to: paths.project(region, project),
    }))
}

function worst(region: string, card: Scorecard): Decision[] {
  return card.warnings.slice(0, 3).map((line) => {
    const kind = line.kinds[0]!
    return {
      key: `warning ${line.project}`,
      light: line.red ? 'red' : 'yellow',
      text: say(
        `${warningName(kind.kind)} ${days(kind.days)}：${line.name}`,
        `${warningName(kind.kind)}, ${days(kind.days)}: ${line.name}`,
      ),
      detail: line.nextStep || say(`${line.unitName} · 未填下步工作`, `${line.unitName} · no next step`),
      to: paths.project(region, line.project),
    }
  })
}
