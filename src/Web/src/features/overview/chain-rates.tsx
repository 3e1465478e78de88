import { Link, useSearchParams } from 'react-router'
import { useAddress } from '@/lib/address'
import { cohortOf, cohortQuery } from '@/lib/cohort'
import { count, money, percent } from '@/lib/format'
import { say } from '@/lib/language'
import { paceWords } from '@/lib/pace-words'
import { type Explained, paths } from '@/lib/paths'
import type { RateGroup } from '@/lib/rates'
import { useRegion } from '@/lib/region'
import type { Scorecard, ScorecardRow } from '@/lib/scorecard'
import { type Rate, rateName } from '@/lib/words'
import { ExplainLink } from '@/ui/explain-link'
import { Light } from '@/ui/light'
import { RankMove } from '@/ui/rank-move'
import { RateBar } from '@/ui/rate-bar'
import { usePhone } from '@/ui/screen'
import { PaceBar } from './pace-line'

const columns: Rate[] = ['signing', 'landing', 'opening', 'funds']

interface Row {
  group: RateGroup
  line: ScorecardRow | undefined
  /** What its numbers are of, for their explanations. */
  of: Omit<Explained, 'rate'>
}

interface ChainRatesProps {
  groups: RateGroup[]
  /** The whole region, as the last line. */
  total?: RateGroup | undefined
  /** This year's card; none where the rates are those of other years. */
  card: Scorecard | undefined
  /** The period of the rates, as GET rates takes it. */
  period: Record<string, string>
}

/** Chains by the rates that the scorecard judges; every number opens. On a phone, a card for each. */
export function ChainRates({ groups, total, card, period }: ChainRatesProps) {
  const [query] = useSearchParams()
  const isPhone = usePhone()
  const rows = sorted(
    groups
      .filter((group) => group.key !== '' || group.intended + group.signed + group.inTalks > 0)
      .map((group) => ({
        group,
        line: card?.chains.find(({ key }) => key === group.key),
        of: { by: 'chain', key: group.key, more: period },
      })),
    query.get('sort'),
  )
  if (isPhone) return <Cards rows={rows} timeShare={card?.timeShare} />
  return (
    <div className="chain-scroll">
      <table className="chain-table">
        <thead>
          <tr>
            <th scope="col">{say('产业链', 'Chain')}</th>
            <th scope="col" className="right">
              {say('签约', 'Signed')}
            </th>
            <th scope="col" className="right">
              {say('签约额', 'Amount')}
            </th>
            {card && <th scope="col">{say('目标进度', 'Against target')}</th>}
            {columns.map((rate) => (
              <SortHead key={rate} sort={rate} name={rateName(rate)} />
            ))}
            {card && <SortHead sort="rank" name={say('位次', 'Rank')} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ChainRow key={row.group.key} row={row} timeShare={card?.timeShare} />
          ))}
          {total && (
            <ChainRow
              row={{ group: total, line: card?.total, of: { by: 'total', key: 'total', more: period } }}
              timeShare={card?.timeShare}
            />
          )}
        </tbody>
      </table>
    </div>
  )
}

/** Lowest rate first: that is where something has to be done. */
function sorted(rows: Row[], sort: string | null): Row[] {
  if (sort === 'rank') return rows.toSorted((a, b) => (a.line?.rank ?? Infinity) - (b.line?.rank ?? Infinity))
  if (!columns.some((rate) => rate === sort)) return rows
  const value = ({ group }: Row) => group.rates[sort!]?.percent ?? Infinity
  return rows.toSorted((a, b) => value(a) - value(b))
}

function SortHead({ sort, name }: { sort: string; name: string }) {
  const [query, setQuery] = useAddress()
  const isSorted = query.get('sort') === sort
  const toggle = () =>
    setQuery(
      (before) => {
        if (isSorted) before.delete('sort')
        else before.set('sort', sort)
        return before
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <th scope="col" aria-sort={isSorted ? 'ascending' : 'none'}>
      <button type="button" className="sort" onClick={toggle}>
        {name}
        <span aria-hidden="true">{isSorted ? '↑' : '↕'}</span>
      </button>
    </th>
  )
}

function ChainRow({ row, timeShare }: { row: Row; timeShare: number | undefined }) {
  const { group, line, of } = row
  return (
    <tr className={isTotal(group) ? 'chain-total' : undefined}>
      <th scope="row">
        <ChainName group={group} />
        {line?.leader && <span className="chain-leader">{line.leader}</span>}
      </th>
      <td className="right">
        <ExplainLink of={{ rate: 'signed', ...of }}>{count(group.signed)}</ExplainLink>
      </td>
      <td className="right">
        <ExplainLink of={{ rate: 'signedAmount', ...of }}>{money(group.signedAmount)}</ExplainLink>
      </td>
      {timeShare !== undefined && (
        <td>{line?.pace ? <ChainPace line={line} timeShare={timeShare} /> : <NotJudged />}</td>
      )}
      {columns.map((rate) => (
        <td key={rate}>
          <RateLink row={row} rate={rate} />
        </td>
      ))}
      {timeShare !== undefined && (
        <td className="right">{!isTotal(group) && <RankMove rank={line?.rank} change={line?.rankChange} />}</td>
      )}
    </tr>
  )
}

function isTotal(group: RateGroup): boolean {
  return group.key === 'total'
}

function NotJudged() {
  return <span className="soft">{say('不考核', 'Not judged')}</span>
}

function ChainPace({ line, timeShare }: { line: ScorecardRow; timeShare: number | undefined }) {
  const pace = line.pace!
  return (
    <span className="chain-pace" title={paceWords(pace.points)}>
      <Light light={pace.light} />
      <span>{percent(pace.completion)}</span>
      <PaceBar pace={pace} timeShare={timeShare ?? 0} />
    </span>
  )
}

function ChainName({ group }: { group: RateGroup }) {
  const region = useRegion()
  const cohort = cohortOf(useSearchParams()[0])
  if (isTotal(group)) return <span>{say('合计', 'Total')}</span>
  if (group.key === '') return <span className="soft">{say('未填产业链', 'No chain')}</span>
  // A chain opens with the projects of the same year.
  return <Link to={{ pathname: paths.chain(region, group.key), search: cohortQuery(cohort) }}>{group.name}</Link>
}

function RateLink({ row: { group, of }, rate }: { row: Row; rate: Rate }) {
  const value = group.rates[rate]
  if (!value) return null
  return (
    <ExplainLink className={`rate-link rate-${rate}`} of={{ rate, ...of }}>
      <RateBar rate={value} />
    </ExplainLink>
  )
}

function Cards({ rows, timeShare }: { rows: Row[]; timeShare: number | undefined }) {
  return (
    <ul className="chain-cards">
      {rows.map((row) => {
        const { group, line, of } = row
        return (
          <li key={group.key}>
            <div className="chain-card-head">
              <h3>
                <ChainName group={group} />
              </h3>
              {line?.leader && <span className="chain-leader">{line.leader}</span>}
              {line && <RankMove rank={line.rank} change={line.rankChange} />}
            </div>
            <div className="chain-card-pace">
              {line?.pace ? <ChainPace line={line} timeShare={timeShare} /> : line && <NotJudged />}
              <span className="soft">
                {say('签约 ', 'Signed ')}
                <ExplainLink of={{ rate: 'signed', ...of }}>{count(group.signed)}</ExplainLink>
                {say(' 个 ', ', ')}
                <ExplainLink of={{ rate: 'signedAmount', ...of }}>{money(group.signedAmount)}</ExplainLink>
                {say(' 亿元', ' × CNY 100 m')}
              </span>
            </div>
            <dl className="chain-card-rates">
              {columns.map((rate) => (
                <div key={rate}>
                  <dt>{rateName(rate)}</dt>
                  <dd>
                    <RateLink row={row} rate={rate} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        )
      })}
    </ul>
  )
}
