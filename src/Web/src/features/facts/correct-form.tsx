import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { say } from '@/lib/language'
import type { FactAnswer, Project } from '@/lib/project'
import { intoFields } from '@/lib/refusal'
import { useRightsHere } from '@/lib/region'
import { factName } from '@/lib/words'
import { Failed } from '@/ui/state'
import { useCorrectFact } from './correct-fact-call'
import { FactFields } from './fact-fields'
import { type FactValues, requestOf, valuesOf } from './fact-values'
import { useRecorded } from './use-recorded'

interface CorrectFormProps {
  project: Project
  fact: FactAnswer
  onClose: () => void
}

/** A new fact in the place of an old one, or the old one taken back; with the reason, which stays readable. */
export function CorrectForm({ project, fact, onClose }: CorrectFormProps) {
  const [form] = Form.useForm<FactValues>()
  const rights = useRightsHere()
  const correct = useCorrectFact(project.id)
  const tell = useRecorded(project.id)
  const [failure, setFailure] = useState<Error | null>(null)
  const [address] = useSearchParams()
  const withdraws = Form.useWatch('withdraw', form) ?? false

  async function submit(values: FactValues) {
    setFailure(null)
    const why = values.why?.trim() ?? ''
    const request = withdraws
      ? { why, withdraw: true }
      : { ...requestOf({ ...values, milestone: fact.milestone }), why }
    try {
      tell(await correct.mutateAsync({ fact: fact.id, request }))
      onClose()
    } catch (error) {
      setFailure(intoFields(error as Error, form))
    }
  }

  return (
    <Form
      form={form}
      layout="vertical"
      name="correct"
      className="fact-form"
      initialValues={{ ...valuesOf(fact), why: '', withdraw: address.has('withdraw') }}
      onFinish={(values) => void submit(values)}
      disabled={correct.isPending}
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
    >
      <p className="fact-project">
        {project.name} · {factName(fact.milestone)}
      </p>
      <p className="soft">
        {say(
          '原记录不会删除：更正作为新的一条替换它，谁、何时、为何更正都可查。',
          'Nothing is overwritten: the correction replaces the fact, which stays readable with who, when and why.',
        )}
      </p>
      <Form.Item name="withdraw" valuePropName="checked">
        <Checkbox>{say('整条撤回（这件事没有发生）', 'Take it back altogether: it did not happen')}</Checkbox>
      </Form.Item>
      {!withdraws && <FactFields project={project} kind={fact.milestone} />}
      <Form.Item
        name="why"
        label={withdraws ? say('撤回原因', 'Why it is taken back') : say('更正原因', 'Why it is corrected')}
        rules={[{ required: true, whitespace: true, message: say('请写明原因', 'Say why') }]}
      >
        <Input maxLength={2000} autoFocus />
      </Form.Item>
      {!rights.decides && (
        <p className="soft">
          {say(
            '提交后由招商局认定；认定前原记录继续有效。',
            'The bureau recognises it; until then the old fact stands.',
          )}
        </p>
      )}
      {failure && <Failed error={failure} />}
      <div className="fact-foot">
        <Button onClick={onClose}>{say('取消', 'Cancel')}</Button>
        <Button type="primary" htmlType="submit" danger={withdraws} loading={correct.isPending}>
          {withdraws ? say('撤回', 'Take back') : say('更正', 'Correct')}
        </Button>
      </div>
    </Form>
  )
}
