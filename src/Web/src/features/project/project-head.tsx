import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { fieldName } from '@/lib/field-words'
import { day, days, moneyWithUnit } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import type { Project } from '@/lib/project'
import { useRegion } from '@/lib/region'
import { originName, warningName } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { StageStrip } from './stage-strip'

/** What a leader wants to know first. */
export function ProjectHead({ project }: { project: Project }) {
  const region = useRegion()
  const { fields } = project
  const none = <span className="soft">{say('未填', 'not given')}</span>
  return (
    <Panel className="project-head">
      <div className="project-figures">
        <Figure name={fieldName('totalInvestment')} to="#money" value={moneyWithUnit(project.totalInvestment)} />
        <Figure name={fieldName('contractedCapital')} to="#money" value={moneyWithUnit(project.contractedCapital)} />
        <Figure name={say('累计到位资金', 'Paid in so far')} to="#money" value={moneyWithUnit(project.paidIn)} />
      </div>
      <dl className="pairs">
        <Pair name={fieldName('investor')}>
          {project.investor || none}
          {fields.investorHome && <span className="soft"> {fields.investorHome}</span>}
          {project.creditCode && <span className="soft credit-code">{project.creditCode}</span>}
        </Pair>
        <Pair name={fieldName('chain')}>
          {project.chain ? <Link to={paths.chain(region, project.chain)}>{project.chain}</Link> : none}
          {fields.secondaryChains?.length ? <span className="soft"> {fields.secondaryChains.join('、')}</span> : null}
        </Pair>
        <Pair name={fieldName('unit')}>
          {project.unit ? (
            <Link to={paths.ledger(region, `?${new URLSearchParams({ unit: project.unit })}`)}>{project.unit}</Link>
          ) : (
            none
          )}
        </Pair>
        <Pair name={fieldName('leader')}>{project.leader ?? none}</Pair>
        <Pair name={fieldName('origin')}>{project.origin ? originName(project.origin) : none}</Pair>
        <Pair name={fieldName('sector')}>{project.sector || none}</Pair>
        <Pair name={say('最近更新', 'Last update')}>{day(project.lastUpdate)}</Pair>
      </dl>
      <StageStrip project={project} />
      {project.warnings.length > 0 && (
        <ul className="project-warnings" aria-label={say('预警', 'Warnings')}>
          {project.warnings.map((warning) => (
            <li key={warning.kind}>
              <span className="warning-mark" aria-hidden="true">
                !
              </span>
              {warningName(warning.kind)}
              {warning.days > 0 && <span className="soft"> {days(warning.days)}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Figure({ name, value, to }: { name: string; value: string; to: string }) {
  return (
    <div>
      <span className="soft">{name}</span>
      <Link className="figure number" to={{ hash: to }} preventScrollReset>
        {value}
      </Link>
    </div>
  )
}
