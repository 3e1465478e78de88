import { AutoComplete, Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { Schemas } from '@/lib/api'
import { fieldName } from '@/lib/field-words'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { intoFields } from '@/lib/refusal'
import { useChains, useRightsHere, useUnits } from '@/lib/region'
import { useToday } from '@/lib/today'
import { DayInput } from '@/ui/day-input'
import { Panel } from '@/ui/panel'
import { Failed } from '@/ui/state'
import { useAssignProject } from './assign-project'

const always = '0001-01-01'

/** Who was responsible from which day on: a rate of a day asks who it was then. */
export function ResponsibilityPanel({ project }: { project: Project }) {
  const rights = useRightsHere()
  const [isAssigning, assign] = useState(false)
  return (
    <div id="responsibility" className="anchor">
      <Panel
        title={say('责任', 'Responsibility')}
        extra={
          rights.decides &&
          !isAssigning && (
            <Button size="small" className="no-print" onClick={() => assign(true)}>
              {say('调整', 'Change')}
            </Button>
          )
        }
      >
        {isAssigning && <AssignForm project={project} onDone={() => assign(false)} />}
        <ol className="assignments">
          {[...project.assignments].reverse().map((one) => (
            <Holder key={`${one.from}-${one.recordedAt}`} assignment={one} />
          ))}
        </ol>
      </Panel>
    </div>
  )
}

function Holder({ assignment }: { assignment: Schemas['Assignment'] }) {
  const { from, unit, chain, leader, recordedAt, recordedBy } = assignment
  const named = [
    [fieldName('unit'), unit],
    [fieldName('chain'), chain],
    [fieldName('leader'), leader],
  ].filter(([, holder]) => holder)
  return (
    <li>
      <strong>{from === always ? say('自登记起', 'From the start') : say(`${from} 起`, `From ${from}`)}</strong>
      <p>
        {named.length > 0
          ? named.map(([name, holder]) => `${name} ${holder}`).join(say('，', ', '))
          : say('未确定', 'nobody named')}
      </p>
      <p className="soft">
        {recordedBy} {moment(recordedAt)}
      </p>
    </li>
  )
}

interface AssignValues {
  unit: string
  chain: string
  leader: string
  from: string
}

function AssignForm({ project, onDone }: { project: Project; onDone: () => void }) {
  const [form] = Form.useForm<AssignValues>()
  const today = useToday()
  const chains = (useChains().data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))
  const units = (useUnits().data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))
  const assign = useAssignProject(project.id)
  const [failure, setFailure] = useState<Error | null>(null)
  const was = { unit: project.unit, chain: project.chain, leader: project.leader ?? '' }
  const submit = ({ from, ...is }: AssignValues) => {
    setFailure(null)
    const changed = Object.fromEntries(
      Object.entries(is).filter(([name, value]) => value !== was[name as keyof typeof was]),
    )
    assign.mutate({ ...changed, from }, { onSuccess: onDone, onError: (error) => setFailure(intoFields(error, form)) })
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      name="assign"
      className="small-form no-print"
      disabled={assign.isPending}
      initialValues={{ ...was, from: today }}
      onFinish={submit}
    >
      <Form.Item name="unit" label={fieldName('unit')}>
        <AutoComplete options={units} />
      </Form.Item>
      <Form.Item name="chain" label={fieldName('chain')}>
        <AutoComplete options={chains} />
      </Form.Item>
      <Form.Item name="leader" label={fieldName('leader')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="from"
        label={say('自哪天起', 'From')}
        extra={say(
          '此日之前的统计仍归原单位、原产业链。',
          'What is asked of days before still goes to whoever it was then.',
        )}
        rules={[{ required: true, message: say('必填', 'This is required') }]}
      >
        <DayInput max={today} />
      </Form.Item>
      {failure && <Failed error={failure} />}
      <div className="decide">
        <Button size="small" type="primary" htmlType="submit" loading={assign.isPending}>
          {say('保存', 'Save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {say('取消', 'Cancel')}
        </Button>
      </div>
    </Form>
  )
}
