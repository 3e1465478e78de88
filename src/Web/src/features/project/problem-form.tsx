import { AutoComplete, Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { intoFields } from '@/lib/refusal'
import { useUnits } from '@/lib/region'
import { DayInput } from '@/ui/day-input'
import { Failed } from '@/ui/state'
import { useReportProblem } from './report-problem'

interface ProblemFormProps {
  project: Project
  problem?: Schemas['Problem']
  onDone: () => void
}

interface ProblemValues {
  text: string
  kind?: string
  owner?: string
  due?: string | null
}

const kinds = ['土地', '资金', '人才', '手续', '用能', '配套', '其他']

/** A new problem, or a change of one that was reported. */
export function ProblemForm({ project, problem, onDone }: ProblemFormProps) {
  const [form] = Form.useForm<ProblemValues>()
  const units = (useUnits().data?.items ?? []).map(({ name }) => ({ value: name }))
  const report = useReportProblem(project.id)
  const [failure, setFailure] = useState<Error | null>(null)
  const submit = ({ text, kind, owner, due }: ProblemValues) => {
    setFailure(null)
    const request = { text, kind: kind ?? '', owner: owner ?? '', ...(due ? { due } : {}) }
    report.mutate(problem ? { ...request, id: problem.id } : request, {
      onSuccess: onDone,
      onError: (error) => setFailure(intoFields(error, form)),
    })
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      name={`problem-${problem?.id ?? 'new'}`}
      className="small-form no-print"
      disabled={report.isPending}
      initialValues={{
        text: problem?.text ?? '',
        kind: problem?.kind ?? '',
        owner: problem?.owner ?? '',
        due: problem?.due ?? null,
      }}
      onFinish={submit}
    >
      <Form.Item
        name="text"
        label={say('难点', 'Problem')}
        rules={[{ required: true, whitespace: true, message: say('必填', 'This is required') }]}
      >
        <Input.TextArea autoFocus rows={2} maxLength={1000} />
      </Form.Item>
      <div className="small-row">
        <Form.Item name="kind" label={say('类别', 'Kind')}>
          <AutoComplete options={kinds.map((value) => ({ value }))} />
        </Form.Item>
        <Form.Item name="owner" label={say('牵头解决', 'Owner')}>
          <AutoComplete options={units} />
        </Form.Item>
        <Form.Item name="due" label={say('解决时限', 'Due')}>
          <DayInput />
        </Form.Item>
      </div>
      {failure && <Failed error={failure} />}
      <div className="decide">
        <Button size="small" type="primary" htmlType="submit" loading={report.isPending}>
          {problem ? say('保存', 'Save') : say('上报', 'Report')}
        </Button>
        <Button size="small" onClick={onDone}>
          {say('取消', 'Cancel')}
        </Button>
      </div>
    </Form>
  )
}
