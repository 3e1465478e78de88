import { Link } from 'react-router'
import { days, money } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion, useRightsHere } from '@/lib/region'
import { factName } from '@/lib/words'
import { Light } from '@/ui/light'
import { mayRecord, stageOf } from './board-rules'
import type { Project } from './get-chain-projects'
import { Marks, RecordMenu, UnitName } from './project-card'
import { daysSinceLastFact, lastFact, lightOf } from './stalled'

/** The same projects as the board's, line by line. */
export function ProjectTable({ projects, today }: { projects: Project[]; today: string }) {
  const rights = useRightsHere()
  return (
    <div className="list-scroll">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{say('项目', 'Project')}</th>
            <th scope="col">{say('责任单位', 'Unit')}</th>
            <th scope="col" className="right">
              {say('总投资（亿元）', 'CNY 100 m')}
            </th>
            <th scope="col">{say('最近进展', 'Last fact')}</th>
            <th scope="col" className="right">
              {say('距上次进展', 'Since then')}
            </th>
            <th scope="col">{say('预警', 'Warnings')}</th>
            <th scope="col">{say('下步工作', 'Next step')}</th>
            <th scope="col">
              <span className="unseen">{say('登记', 'Record')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <tr key={project.id}>
              <th scope="row">
                {!project.terminated && <Light light={lightOf(project)} />} <ProjectLink project={project} />
                <div className="soft list-investor">{project.investor}</div>
              </th>
              <td>
                <UnitName unit={project.unit} />
              </td>
              <td className="right">{money(project.totalInvestment)}</td>
              <td>
                {project.terminated ? factName('terminated') : factName(stageOf(project))}{' '}
                <span className="soft">{lastFact(project)}</span>
              </td>
              <td className="right">{since(project, today)}</td>
              <td>
                <Marks project={project} />
              </td>
              <td>
                {project.nextStep} {project.nextStepDue && <span className="soft">{project.nextStepDue}</span>}
              </td>
              <td>{mayRecord(rights, project) && <RecordMenu project={project} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function since(project: Project, today: string): string | undefined {
  const past = daysSinceLastFact(project, today)
  return past === undefined ? undefined : days(past)
}

function ProjectLink({ project }: { project: Project }) {
  return <Link to={paths.project(useRegion(), project.id)}>{project.name}</Link>
}
