import { answer, api, Refused, type Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { originName } from '@/lib/words'
import type { Column } from './columns'
import type { Answered } from './get-projects'
import { readAmount, readDate, readYes } from './typed'

export interface Capture {
  kind: 'signed' | 'intended'
  request: Schemas['CaptureRequest']
  /** Milestones after the first fact, recorded when the project is there. */
  further: Schemas['FactRequest'][]
  /** What cannot be read, in words; such a row is not sent. */
  faults: string[]
}

type Texts = Record<string, string>

const origins = ['otherProvince', 'otherCity', 'local', 'abroad'] as const

/** What a pasted row would create: a contract if it has a day of signing, else a lead. */
export function captureOf(texts: readonly string[], columns: readonly Column[]): Capture {
  const cells: Texts = Object.fromEntries(columns.map(({ key }, at) => [key, (texts[at] ?? '').trim()]))
  const faults: string[] = []
  const said = (key: string) => cells[key] || undefined
  const amount = (key: string, name: string) => {
    const text = said(key)
    const read = text === undefined ? undefined : readAmount(text)
    if (read === null) faults.push(say(`${name}“${text}”认不出`, `${name} "${text}" cannot be read`))
    return read ?? undefined
  }
  const facts = factsOf(cells, columns, faults)
  const first =
    facts.find(({ milestone }) => milestone === 'signed') ?? facts.find(({ milestone }) => milestone === 'intended')
  if (!said('name')) faults.push(say('缺项目名称', 'No name'))
  if (!said('investor')) faults.push(say('缺投资方', 'No investor'))
  if (!first) faults.push(say('缺签约或登记日期', 'No date of signing or intent'))
  const origin = origins.find((one) => originName(one) === said('origin'))
  const counted = said('counted') ? readYes(cells['counted']!) : null
  const request = {
    ...{ name: said('name'), investor: said('investor'), chain: said('chain'), unit: said('unit') },
    ...{ leader: said('leader'), sector: said('sector'), creditCode: said('code'), origin },
    totalInvestment: amount('total', say('总投资', 'Investment')),
    contractedCapital: amount('contracted', say('合同引资额', 'Contracted capital')),
    ...(counted === null ? {} : { counted }),
    ...(first ? { on: first.on, approximate: first.approximate } : {}),
  }
  return {
    kind: first?.milestone === 'signed' ? 'signed' : 'intended',
    request: Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined)),
    further: facts.filter((fact) => fact !== first),
    faults,
  }
}

function factsOf(cells: Texts, columns: readonly Column[], faults: string[]): Schemas['FactRequest'][] {
  return columns.flatMap(({ key, name, edit }) => {
    const text = cells[key]
    if (edit?.is !== 'fact' || !text) return []
    const date = readDate(text)
    if (date) return [{ milestone: edit.kind, on: date.on, ...(date.approximate ? { approximate: true } : {}) }]
    faults.push(say(`${name}“${text}”认不出`, `${name} "${text}" cannot be read`))
    return []
  })
}

export type Outcome =
  { is: 'created' } | { is: 'exists'; id: string; name: string; why: string } | { is: 'refused'; why: string }

/** How to meet a project of this name that is there already. */
export type Meeting = { into: string } | { force: true } | Record<string, never>

/** Creates the project, then records its further facts. */
export async function capture(region: string, { kind, request, further }: Capture, met: Meeting): Promise<Outcome> {
  try {
    const init = { params: { path: { region }, query: met }, body: request }
    const created: Answered = await answer(
      kind === 'signed'
        ? api.POST('/api/regions/{region}/signed-projects', init)
        : api.POST('/api/regions/{region}/intended-projects', init),
    )
    for (const body of further)
      await answer(
        api.POST('/api/regions/{region}/projects/{id}/facts', { params: { path: { region, id: created.id } }, body }),
      )
    return { is: 'created' }
  } catch (error) {
    const existing =
      error instanceof Refused ? (error.body['existing'] as { id: string; name: string } | undefined) : undefined
    if (existing) return { is: 'exists', ...existing, why: (error as Error).message }
    const fields = error instanceof Refused ? Object.values(error.fields).flat() : []
    return { is: 'refused', why: fields.length ? fields.join(' ') : (error as Error).message }
  }
}
