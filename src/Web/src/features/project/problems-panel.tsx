import { Button, Form, Tag } from 'antd'
import { useState } from 'react'
import type { Schemas } from '@/lib/api'
import { day } from '@/lib/format'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { intoFields } from '@/lib/refusal'
import { useRightsHere } from '@/lib/region'
import { useToday } from '@/lib/today'
import { DayInput } from '@/ui/day-input'
import { Panel } from '@/ui/panel'
import { Failed, Nothing } from '@/ui/state'
import { ProblemForm } from './problem-form'
import { useReportProblem } from './report-problem'

type Problem = Schemas['Problem']

/** Difficulties, open ones first. */
export function ProblemsPanel({ project }: { project: Project }) {
  const rights = useRightsHere()
  const [isReporting, report] = useState(false)
  const open = project.problems.filter((problem) => !problem.solvedOn)
  const solved = project.problems.filter((problem) => problem.solvedOn)
  return (
    <div id="problems" className="anchor">
      <Panel
        title={say('难点', 'Problems')}
        extra={
          rights.comments &&
          !isReporting && (
            <Button size="small" className="no-print" onClick={() => report(true)}>
              {say('上报难点', 'Report one')}
            </Button>
          )
        }
      >
        {isReporting && <ProblemForm project={project} onDone={() => report(false)} />}
        {project.problems.length === 0 && !isReporting && <Nothing>{say('没有难点。', 'No problems.')}</Nothing>}
        <ul className="problems">
          {[...open, ...solved].map((problem) => (
            <ProblemEntry key={problem.id} project={project} problem={problem} />
          ))}
        </ul>
      </Panel>
    </div>
  )
}

function ProblemEntry({ project, problem }: { project: Project; problem: Problem }) {
  const rights = useRightsHere()
  const today = useToday()
  const [asked, ask] = useState<'solve' | 'change' | null>(null)
  const isLate = !problem.solvedOn && problem.due !== undefined && problem.due !== null && problem.due < today
  if (asked === 'change') return <ProblemForm project={project} problem={problem} onDone={() => ask(null)} />
  return (
    <li className={problem.solvedOn ? 'is-over' : ''}>
      <p>
        {problem.kind && <Tag>{problem.kind}</Tag>}
        {problem.text} {isLate && <Tag color="error">{say('已逾期', 'Overdue')}</Tag>}
      </p>
      <p className="soft">
        {problem.owner && `${say('牵头', 'Owner')} ${problem.owner} · `}
        {problem.due && `${say('时限', 'Due')} ${day(problem.due)} · `}
        {say('提出', 'Reported')} {day(problem.openedOn)} {problem.by}
        {problem.solvedOn && ` · ${say('已解决', 'Solved')} ${day(problem.solvedOn)}`}
      </p>
      {asked === 'solve' && <SolveForm project={project} problem={problem} onDone={() => ask(null)} />}
      {rights.comments && !problem.solvedOn && asked === null && (
        <div className="decide no-print">
          <Button
            size="small"
            aria-label={say(`已解决 ${problem.text}`, `Solved: ${problem.text}`)}
            onClick={() => ask('solve')}
          >
            {say('已解决', 'Solved')}
          </Button>
          <Button
            size="small"
            type="text"
            aria-label={say(`修改 ${problem.text}`, `Change ${problem.text}`)}
            onClick={() => ask('change')}
          >
            {say('修改', 'Change')}
          </Button>
        </div>
      )}
    </li>
  )
}

function SolveForm({ project, problem, onDone }: { project: Project; problem: Problem; onDone: () => void }) {
  const [form] = Form.useForm<{ solvedOn: string }>()
  const today = useToday()
  const solve = useReportProblem(project.id)
  const [failure, setFailure] = useState<Error | null>(null)
  const submit = ({ solvedOn }: { solvedOn: string }) =>
    solve.mutate(
      { id: problem.id, solvedOn },
      { onSuccess: onDone, onError: (error) => setFailure(intoFields(error, form)) },
    )
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      name={`solve-${problem.id}`}
      className="small-form no-print"
      initialValues={{ solvedOn: today }}
      onFinish={submit}
    >
      <Form.Item
        name="solvedOn"
        label={say('解决日期', 'Solved on')}
        rules={[{ required: true, message: say('必填', 'This is required') }]}
      >
        <DayInput max={today} />
      </Form.Item>
      {failure && <Failed error={failure} />}
      <div className="decide">
        <Button size="small" type="primary" htmlType="submit" loading={solve.isPending}>
          {say('确认解决', 'Solved')}
        </Button>
        <Button size="small" onClick={onDone}>
          {say('取消', 'Cancel')}
        </Button>
      </div>
    </Form>
  )
}
