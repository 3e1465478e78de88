import { Alert, Button, Checkbox, Form, Select } from 'antd'
import { useEffect, useState } from 'react'
import { factMeaning } from '@/lib/fact-words'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { intoFields } from '@/lib/refusal'
import { useRightsHere } from '@/lib/region'
import { useToday } from '@/lib/today'
import type { FactKind } from '@/lib/words'
import { Failed } from '@/ui/state'
import { ChosenFiles } from './chosen-files'
import { draftOf, dropDraft, keepDraft } from './drafts'
import { focusFirst } from './focus'
import { FactFields } from './fact-fields'
import { type FactValues, requestOf } from './fact-values'
import { useRecordFact } from './record-fact-call'
import { kindOptions, likelyKind } from './sensible-kinds'
import { useFiles } from './use-files'
import { useRecorded } from './use-recorded'

interface RecordFormProps {
  project: Project
  kind: FactKind | undefined
  onClose: () => void
}

/** A new fact, with its evidence. */
export function RecordForm({ project, kind, onClose }: RecordFormProps) {
  const [form] = Form.useForm<FactValues>()
  const rights = useRightsHere()
  const today = useToday()
  const record = useRecordFact(project.id)
  const tell = useRecorded(project.id)
  const evidence = useFiles(project.id)
  const [failure, setFailure] = useState<Error | null>(null)
  const [recorded, setRecorded] = useState<string | null>(null)
  const draft = `record ${project.id} ${kind ?? ''}`
  const [initial] = useState<Partial<FactValues>>(
    () => draftOf<FactValues>(draft) ?? { milestone: kind ?? likelyKind(project), on: today },
  )
  const chosen = Form.useWatch('milestone', form) ?? initial.milestone ?? 'opened'

  useEffect(() => focusFirst(), [chosen])

  async function sendFiles(fact: string) {
    if (await evidence.send(fact)) onClose()
  }

  async function submit(values: FactValues) {
    setFailure(null)
    if (recorded) return sendFiles(recorded)
    try {
      const answer = await record.mutateAsync(requestOf(values))
      dropDraft(draft)
      tell(answer)
      setRecorded(answer.facts.at(-1)!.id)
      await sendFiles(answer.facts.at(-1)!.id)
    } catch (error) {
      setFailure(intoFields(error as Error, form))
    }
  }

  const isBusy = record.isPending || evidence.isSending
  return (
    <Form
      form={form}
      layout="vertical"
      name="record"
      className="fact-form"
      initialValues={initial}
      onFinish={(values) => void submit(values)}
      onValuesChange={(_, values) => keepDraft(draft, values)}
      disabled={isBusy}
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
    >
      <p className="fact-project">{project.name}</p>
      <fieldset disabled={recorded !== null} className="fact-fields">
        <Form.Item name="milestone" label={say('事实', 'What happened')} extra={factMeaning(chosen)}>
          <Select options={kindOptions(project, kind)} listHeight={420} disabled={recorded !== null} />
        </Form.Item>
        <FactFields project={project} kind={chosen} />
        {rights.decides && (
          <Form.Item name="submit" valuePropName="checked">
            <Checkbox>{say('留待他人认定，暂不计入', 'Leave the recognition to somebody else')}</Checkbox>
          </Form.Item>
        )}
      </fieldset>
      <ChosenFiles files={evidence.files} onChange={evidence.setFiles} busy={evidence.isSending} />
      {!rights.decides && (
        <p className="soft">
          {say('提交后由招商局认定，认定通过后计入统计。', 'The bureau recognises it; it counts from then on.')}
        </p>
      )}
      {recorded && evidence.files.some((one) => one.error) && (
        <Alert
          type="warning"
          showIcon
          title={say(
            '事实已记录，有材料没有传上。移除或更换后再传，也可稍后在项目页补传。',
            'The fact is recorded, but not all evidence arrived. Replace it and send again, or send it later.',
          )}
        />
      )}
      {failure && <Failed error={failure} />}
      <div className="fact-foot">
        <Button onClick={onClose} disabled={false}>
          {recorded ? say('完成', 'Done') : say('取消', 'Cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {recorded
            ? say('重传材料', 'Send evidence again')
            : rights.decides
              ? say('记录', 'Record')
              : say('提交认定', 'Submit')}
        </Button>
      </div>
    </Form>
  )
}
