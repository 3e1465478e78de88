import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { day } from '@/lib/format'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { intoFields } from '@/lib/refusal'
import { useRightsHere } from '@/lib/region'
import { useToday } from '@/lib/today'
import { DayInput } from '@/ui/day-input'
import { Panel } from '@/ui/panel'
import { Failed, Nothing } from '@/ui/state'
import { useSetNextStep } from './set-next-step'

/** What is done next and until when; what was to be done before. */
export function NextStepPanel({ project }: { project: Project }) {
  const rights = useRightsHere()
  const today = useToday()
  const [isSetting, set] = useState(false)
  const isLate = project.nextStepDue !== undefined && project.nextStepDue < today
  const former = project.nextSteps.slice(0, -1).reverse()
  return (
    <div id="next-step" className="anchor">
      <Panel
        title={say('下步工作', 'Next step')}
        extra={
          rights.comments &&
          !isSetting && (
            <Button size="small" className="no-print" onClick={() => set(true)}>
              {project.nextStep ? say('完成并定下一步', 'Done, set the next') : say('确定下步工作', 'Set it')}
            </Button>
          )
        }
      >
        {project.nextStep ? (
          <p className="next-step">
            {project.nextStep}{' '}
            <span className={isLate ? 'down' : 'soft'}>
              {say(`${day(project.nextStepDue)} 前`, `by ${day(project.nextStepDue)}`)}
            </span>{' '}
            {isLate && <Tag color="error">{say('已逾期', 'Overdue')}</Tag>}
          </p>
        ) : (
          !isSetting && <Nothing>{say('还没有下步工作。', 'No next step yet.')}</Nothing>
        )}
        {isSetting && <NextStepForm project={project} onDone={() => set(false)} />}
        {former.length > 0 && (
          <details className="former">
            <summary>{say(`此前的 ${former.length} 步`, `${former.length} before`)}</summary>
            <ul>
              {former.map((step) => (
                <li key={step.id}>
                  {step.text}{' '}
                  <span className="soft">
                    {say(`${day(step.due)} 前 · ${step.by}`, `by ${day(step.due)} · ${step.by}`)}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </Panel>
    </div>
  )
}

interface StepValues {
  text: string
  due: string
}

function NextStepForm({ project, onDone }: { project: Project; onDone: () => void }) {
  const [form] = Form.useForm<StepValues>()
  const today = useToday()
  const set = useSetNextStep(project.id)
  const [failure, setFailure] = useState<Error | null>(null)
  const required = [{ required: true, message: say('必填', 'This is required') }]
  const submit = (values: StepValues) => {
    setFailure(null)
    set.mutate(values, { onSuccess: onDone, onError: (error) => setFailure(intoFields(error, form)) })
  }
  return (
    <Form
      form={form}
      layout="vertical"
      name="step"
      className="small-form no-print"
      requiredMark={false}
      onFinish={submit}
      disabled={set.isPending}
    >
      <Form.Item name="text" label={say('做什么', 'What')} rules={required}>
        <Input autoFocus maxLength={500} />
      </Form.Item>
      <Form.Item name="due" label={say('完成时限', 'Until')} rules={required}>
        <DayInput min={today} />
      </Form.Item>
      {failure && <Failed error={failure} />}
      <div className="decide">
        <Button size="small" type="primary" htmlType="submit" loading={set.isPending}>
          {say('保存', 'Save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {say('取消', 'Cancel')}
        </Button>
      </div>
    </Form>
  )
}
