import { Alert, Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { levelName, type Level, levels } from '@/lib/fact-words'
import { say } from '@/lib/language'
import type { FactAnswer, Project } from '@/lib/project'
import { intoFields, problemOf } from '@/lib/refusal'
import { useRegionHere } from '@/lib/today'
import { factName } from '@/lib/words'
import { Failed } from '@/ui/state'
import { useDecideFact } from './decide-fact'

type Asked = 'recognise' | 'reject' | 'raise'

interface FactDecisionProps {
  project: Project
  fact: FactAnswer
}

/** Recognises or rejects a waiting fact in place, or raises the level of a recognised one. */
export function FactDecision({ project, fact }: FactDecisionProps) {
  const [asked, ask] = useState<Asked | null>(null)
  const isWaiting = fact.state === 'submitted' || fact.state === 'draft'
  const mayRise = fact.state === 'recognised' && !fact.withdraws && fact.decidedLevel !== levels.at(-1)
  const about = `${factName(fact.milestone)} ${fact.on}`
  if (asked) return <DecisionForm project={project} fact={fact} asked={asked} onDone={() => ask(null)} />
  if (isWaiting)
    return (
      <div className="decide no-print">
        <Button
          size="small"
          type="primary"
          aria-label={say(`认定 ${about}`, `Recognise ${about}`)}
          onClick={() => ask('recognise')}
        >
          {say('认定', 'Recognise')}
        </Button>
        <Button
          size="small"
          danger
          aria-label={say(`不予认定 ${about}`, `Reject ${about}`)}
          onClick={() => ask('reject')}
        >
          {say('不予认定', 'Reject')}
        </Button>
      </div>
    )
  if (!mayRise) return null
  return (
    <Button
      size="small"
      type="text"
      className="no-print"
      aria-label={say(`提升层级 ${about}`, `Raise the level ${about}`)}
      onClick={() => ask('raise')}
    >
      {say('提升层级', 'Raise the level')}
    </Button>
  )
}

interface DecisionValues {
  level: Level
  reason: string
  separate: boolean
}

function DecisionForm({ project, fact, asked, onDone }: FactDecisionProps & { asked: Asked; onDone: () => void }) {
  const [form] = Form.useForm<DecisionValues>()
  const decide = useDecideFact(project.id)
  const [failure, setFailure] = useState<Error | null>(null)
  const region = useRegionHere()
  const isReject = asked === 'reject'
  const lowest = levels.indexOf(fact.decidedLevel ?? 'selfReported') + (asked === 'raise' ? 1 : 0)
  const submit = ({ level, reason, separate }: DecisionValues) => {
    setFailure(null)
    const said = reason?.trim() ? { reason: reason.trim() } : {}
    const request = isReject
      ? { decision: 'reject' as const, ...said }
      : { decision: 'recognise' as const, level, ...said, ...(separate ? { separate } : {}) }
    decide.mutate(
      { fact: fact.id, request },
      { onSuccess: onDone, onError: (error) => setFailure(intoFields(error, form)) },
    )
  }
  return (
    <Form
      form={form}
      name={`decide-${fact.id}`}
      className="decision no-print"
      layout="vertical"
      requiredMark={false}
      disabled={decide.isPending}
      initialValues={{
        level: asked === 'raise' ? levels[lowest] : (region?.settings?.recognition?.level ?? 'county'),
        reason: '',
        separate: false,
      }}
      onFinish={submit}
    >
      {!isReject && (
        <Form.Item name="level" label={say('认定层级', 'Level')}>
          <Select options={levels.slice(lowest).map((level) => ({ value: level, label: levelName(level) }))} />
        </Form.Item>
      )}
      {asked !== 'raise' && (
        <Form.Item
          name="reason"
          label={isReject ? say('不予认定原因', 'Why it is rejected') : say('说明（可不填）', 'Remark (optional)')}
          rules={isReject ? [{ required: true, whitespace: true, message: say('请写明原因', 'Say why') }] : []}
        >
          <Input.TextArea autoFocus rows={1} maxLength={2000} />
        </Form.Item>
      )}
      {fact.state === 'draft' && !isReject && (
        <Form.Item name="separate" valuePropName="checked">
          <Checkbox>{say('已核实，确属另一个项目', 'Checked: it really is another project')}</Checkbox>
        </Form.Item>
      )}
      {failure && <Refusal error={failure} />}
      <div className="decide">
        <Button size="small" htmlType="submit" type="primary" danger={isReject} loading={decide.isPending}>
          {
            {
              recognise: say('确认认定', 'Recognise'),
              reject: say('确认不予认定', 'Reject'),
              raise: say('提升', 'Raise'),
            }[asked]
          }
        </Button>
        <Button size="small" onClick={onDone}>
          {say('取消', 'Cancel')}
        </Button>
      </div>
    </Form>
  )
}

/** Four eyes is a rule that works, not a failure. */
function Refusal({ error }: { error: Error }) {
  if (problemOf(error) !== 'fourEyes') return <Failed error={error} />
  return (
    <Alert
      type="warning"
      showIcon
      title={say('四眼原则：须由另一人认定', 'Four eyes: somebody else has to recognise it')}
      description={say(
        `${error.message} 这条事实由您本人记录，请招商局其他同事认定；它会留在认定工作清单中。`,
        `${error.message} You recorded this fact yourself. It stays on the work list until a colleague of the bureau decides.`,
      )}
    />
  )
}
