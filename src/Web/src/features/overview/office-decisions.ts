import type { Schemas } from '@/lib/api'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import { explainQuery, paths } from '@/lib/paths'
import { issueName } from '@/lib/periods'
import type { RateGroup } from '@/lib/rates'
import type { Scorecard } from '@/lib/scorecard'
import type { Rights } from '@/lib/session'
import type { Decision } from './decision'

interface Office {
  region: string
  rights: Rights
  card: Scorecard
  total: RateGroup
  waiting: Schemas['WaitingAnswer'] | undefined
  draft: Schemas['DraftOnWire'] | undefined
  imports: Schemas['ImportRecord'][] | undefined
  parked: number | undefined
}

/** The bureau's own desk: recognitions, the draft, reports that are missing, imports half done. */
export function officeDecisions(office: Office): Decision[] {
  const decisions = [parked(office), waiting(office), draft(office), reports(office), imports(office)]
  return decisions.filter((decision) => decision !== undefined)
}

function waiting({ region, rights, waiting, total }: Office): Decision | undefined {
  if (!rights.audits) {
    if (total.waiting === 0) return undefined
    return {
      key: 'waiting',
      light: 'yellow',
      text: say(`${total.waiting} 条申报未审核，不计入`, `${total.waiting} reported facts wait and do not count`),
      detail: say('由招商局认定', 'The bureau recognises them'),
      to: `?${explainQuery({ rate: 'waiting', by: 'total', key: 'total' })}`,
    }
  }
  if (!waiting || waiting.count === 0) return undefined
  const { upTo7, upTo30, over30 } = waiting.ages
  const old = [
    over30 && say(`超过 30 天 ${over30} 条`, `${over30} over 30 days`),
    upTo30 && say(`8–30 天 ${upTo30} 条`, `${upTo30} of 8–30 days`),
    upTo7 && say(`4–7 天 ${upTo7} 条`, `${upTo7} of 4–7 days`),
  ].filter(Boolean)
  return {
    key: 'waiting',
    light: over30 || upTo30 ? 'red' : 'yellow',
    text: say(`${waiting.count} 条申报待认定`, `${waiting.count} facts wait for recognition`),
    detail: old.join(say('，', ', ')) || say('均在 3 天以内', 'All within 3 days'),
    to: paths.recognition(region),
  }
}

function draft({ region, draft, card }: Office): Decision | undefined {
  if (!draft || draft.state === 'issued') return undefined
  const isHeld = draft.state === 'held'
  return {
    key: 'draft',
    light: isHeld ? 'red' : 'yellow',
    text: isHeld
      ? say(`${issueName(card)}已暂缓`, `${issueName(card)} is held`)
      : say(`${issueName(card)}待签发`, `${issueName(card)} is to be issued`),
    detail: isHeld
      ? say('修改后签发，或继续暂缓', 'Edit and issue it, or keep holding it')
      : draft.issueAt
        ? say(`${moment(draft.issueAt)} 自动签发`, `Goes out by itself on ${moment(draft.issueAt)}`)
        : say('不自动签发，需手动签发', 'Has to be issued by hand'),
    to: paths.scorecard(region, draft.week),
  }
}

function reports({ region, rights, card }: Office): Decision | undefined {
  const { missing, late, due } = card.reporting
  if (missing.length + late.length === 0) return undefined
  return {
    key: 'reports',
    light: 'yellow',
    text: say(
      `未报 ${missing.length} 个单位，迟报 ${late.length} 个`,
      `${missing.length} units have not reported, ${late.length} were late`,
    ),
    detail:
      say(`截止 ${moment(due)}：`, `Due ${moment(due)}: `) + missing.map(({ name }) => name).join(say('、', ', ')),
    to: rights.whole ? paths.scorecard(region, card.week) : paths.scorecards(region),
  }
}

function imports({ region, imports }: Office): Decision | undefined {
  const first = imports?.[0]
  if (!first) return undefined
  return {
    key: 'imports',
    light: 'yellow',
    text: say(`${imports.length} 份台账导入未完成`, `${imports.length} imports are not finished`),
    detail: imports.map(({ fileName }) => fileName).join(say('、', ', ')),
    to: imports.length === 1 ? paths.import(region, first.id) : paths.imports(region),
  }
}

function parked({ region, parked }: Office): Decision | undefined {
  if (!parked) return undefined
  return {
    key: 'parked',
    light: 'red',
    text: say(`${parked} 条变更未能计入`, `${parked} changes could not be counted`),
    detail: say('在设置中重放', 'Replay them in the settings'),
    to: paths.settings(region),
  }
}
