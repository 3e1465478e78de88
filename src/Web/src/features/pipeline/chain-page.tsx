import { Select } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { useAddress } from '@/lib/address'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRates } from '@/lib/rates'
import { useChains, useRegion, useRightsHere, useUnits } from '@/lib/region'
import { Choice } from '@/ui/choice'
import { Page } from '@/ui/page'
import { usePhone } from '@/ui/screen'
import { Loaded, Nothing } from '@/ui/state'
import { Board } from './board'
import { ChainHead } from './chain-head'
import { type Project, useChainProjects } from './get-chain-projects'
import './pipeline.css'
import { ProjectTable } from './project-table'
import { isStalled, type Order, ordered, stalledMeans } from './stalled'

/** A chain: who leads it, where it stands, and all its projects by their furthest fact. */
export default function ChainPage() {
  const region = useRegion()
  const key = useParams()['key'] ?? ''
  const chains = useChains()
  const now = useRates({}, { isLive: true })
  return (
    <Loaded query={chains} rows={12}>
      {({ items }) => {
        const chain = items.find((one) => one.key === key)
        if (!chain)
          return (
            <Page title={key}>
              <Nothing action={<Link to={paths.chains(region)}>{say('全部产业链', 'All chains')}</Link>}>
                {say(
                  '没有这条产业链；它可能已并入别的产业链。',
                  'There is no such chain; it may have been merged into another.',
                )}
              </Nothing>
            </Page>
          )
        return (
          <Page title={chain.name} about={<Link to={paths.chains(region)}>{say('全部产业链', 'All chains')}</Link>}>
            <Loaded query={now} rows={4}>
              {(numbers) => <ChainHead chain={chain} numbers={numbers} />}
            </Loaded>
            <Pipeline chain={key} today={now.data?.asOf} />
          </Page>
        )
      }}
    </Loaded>
  )
}

function Pipeline({ chain, today }: { chain: string; today: string | undefined }) {
  const [query] = useSearchParams()
  const projects = useChainProjects(chain)
  const unit = query.get('unit')
  const order = (query.get('sort') as Order | null) ?? 'stalled'
  if (!today) return null
  return (
    <Loaded query={projects} rows={10}>
      {({ items, continuation }) => {
        const shown = ordered(
          items.filter((project) => unit === null || project.unit === unit),
          order,
          today,
        )
        return (
          <section aria-labelledby="pipeline">
            <Tools projects={items} shown={shown} />
            {continuation && <Rest />}
            {shown.length === 0 ? (
              <Nothing>
                {say(
                  '这里还没有项目；换一个责任单位，或先登记意向。',
                  'No project here yet. Choose another unit, or enter a lead.',
                )}
              </Nothing>
            ) : query.get('view') === 'list' ? (
              <ProjectTable projects={shown} today={today} />
            ) : (
              <Board projects={shown} today={today} />
            )}
          </section>
        )
      }}
    </Loaded>
  )
}

function Rest() {
  const region = useRegion()
  return (
    <p className="soft">
      {say('项目太多，这里只列出一部分；', 'Too many to show all here; ')}
      <Link to={paths.ledger(region)}>{say('其余见台账', 'the ledger has the rest')}</Link>
    </p>
  )
}

function Tools({ projects, shown }: { projects: Project[]; shown: Project[] }) {
  const [query, setQuery] = useAddress()
  const { reports } = useRightsHere()
  const canDrag = !usePhone() && query.get('view') !== 'list'
  const stalled = shown.filter(isStalled).length
  const set = (name: string, value: string | undefined, usual?: string) =>
    setQuery(
      (before) => {
        if (value === undefined || value === usual) before.delete(name)
        else before.set(name, value)
        return before
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <div className="pipeline-tools">
      <h2 id="pipeline">{say('项目推进', 'Pipeline')}</h2>
      <span className="soft" title={stalledMeans()}>
        {say(`${shown.length} 个项目，停滞 ${stalled} 个`, `${shown.length} projects, ${stalled} stalled`)}
      </span>
      <div className="pipeline-choices no-print">
        <UnitFilter projects={projects} value={query.get('unit')} onChoose={(unit) => set('unit', unit)} />
        <Choice
          name={say('排序', 'Order')}
          value={(query.get('sort') as Order | null) ?? 'stalled'}
          onChoose={(order) => set('sort', order, 'stalled')}
          options={[
            { value: 'stalled', label: say('停滞优先', 'Stalled first') },
            { value: 'amount', label: say('金额', 'Amount') },
            { value: 'newest', label: say('最近进展', 'Newest') },
          ]}
        />
        <Choice
          name={say('视图', 'View')}
          value={query.get('view') === 'list' ? 'list' : 'board'}
          onChoose={(view) => set('view', view, 'board')}
          options={[
            { value: 'board', label: say('看板', 'Board') },
            { value: 'list', label: say('列表', 'List') },
          ]}
        />
      </div>
      <p className="pipeline-hint soft no-print">
        {reports
          ? canDrag
            ? say(
                '把卡片拖到后面的阶段，或用卡片右上角菜单，登记新的进展。',
                'Drag a card to a later stage, or use its menu, to record what happened.',
              )
            : say('用项目右侧的菜单登记新的进展。', 'Use the menu of a project to record what happened.')
          : say(
              '您可查看全部项目；进展由责任单位申报、招商局认定。',
              'You read the projects; units report and the bureau recognises what happened.',
            )}
      </p>
    </div>
  )
}

interface UnitFilterProps {
  projects: Project[]
  value: string | null
  onChoose: (unit: string | undefined) => void
}

function UnitFilter({ projects, value, onChoose }: UnitFilterProps) {
  const units = useUnits().data?.items
  const keys = [...new Set(projects.map(({ unit }) => unit))]
  return (
    <Select
      className="unit-filter"
      allowClear
      aria-label={say('责任单位', 'Unit')}
      placeholder={say('全部责任单位', 'All units')}
      value={value}
      onChange={(chosen: string | null | undefined) => onChoose(chosen ?? undefined)}
      options={keys.map((key) => ({
        value: key,
        label: units?.find((unit) => unit.key === key)?.name ?? (key || say('未填', 'Not given')),
      }))}
    />
  )
}
