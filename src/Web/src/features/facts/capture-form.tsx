import { App, Button, Form, Segmented } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAddress } from '@/lib/address'
import { Refused, type Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { intoFields } from '@/lib/refusal'
import { useRegion, useRightsHere } from '@/lib/region'
import { useToday } from '@/lib/today'
import { Failed } from '@/ui/state'
import { type Existing, existingOf, type Stage, useCapture } from './capture-call'
import { CaptureFields } from './capture-fields'
import { captureRequestOf, type CaptureValues } from './capture-values'
import { draftOf, dropDraft, keepDraft } from './drafts'
import { KnownProject } from './known-project'

const draft = 'capture'

interface CaptureFormProps {
  onClose: () => void
}

/** A new lead or contract. */
export function CaptureForm({ onClose }: CaptureFormProps) {
  const [form] = Form.useForm<CaptureValues>()
  const [address, setAddress] = useAddress()
  const stage: Stage = address.get('capture') === 'intended' ? 'intended' : 'signed'
  const rights = useRightsHere()
  const capture = useCapture()
  const captured = useCaptured()
  const [failure, setFailure] = useState<Error | null>(null)
  const [existing, setExisting] = useState<Existing | null>(null)
  const initial = useInitial()

  async function submit(how: { into?: string; force?: boolean } = {}) {
    setFailure(null)
    setExisting(null)
    try {
      const request = captureRequestOf(form.getFieldsValue(true) as CaptureValues)
      const project = await capture.mutateAsync({ stage, request, ...how })
      dropDraft(draft)
      captured(project, Boolean(how.into))
    } catch (error) {
      const known = error instanceof Refused ? existingOf(error.body) : null
      setExisting(known)
      if (!known) setFailure(intoFields(error as Error, form))
    }
  }

  return (
    <Form
      form={form}
      layout="vertical"
      name="capture"
      className="fact-form"
      initialValues={initial}
      onFinish={() => void submit()}
      onValuesChange={(_, values) => keepDraft(draft, values)}
      disabled={capture.isPending}
      requiredMark={(label, { required }) => (
        <>
          {label}
          {required && <span className="soft">{say('（必填）', ' (required)')}</span>}
        </>
      )}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item>
        <Segmented
          aria-label={say('项目阶段', 'Stage')}
          value={stage}
          onChange={(chosen) => setAddress((was) => (was.set('capture', chosen), was), { replace: true })}
          options={[
            { value: 'signed', label: say('签约项目', 'Signed') },
            { value: 'intended', label: say('意向项目', 'Intended') },
          ]}
        />
      </Form.Item>
      <CaptureFields stage={stage} />
      {!rights.decides && (
        <p className="soft">
          {say(
            '提交后由招商局认定，认定通过后计入统计；如与其他单位登记的项目重名，由招商局按“首报首谈”裁定。',
            'The bureau recognises it; it counts from then on. If another unit has entered it too, the bureau decides whose it is.',
          )}
        </p>
      )}
      {existing && (
        <KnownProject
          existing={existing}
          stage={stage}
          mayForce={rights.decides}
          onInto={() => void submit({ into: existing.id })}
          onForce={() => void submit({ force: true })}
        />
      )}
      {failure && <Failed error={failure} />}
      <div className="fact-foot">
        <Button onClick={onClose}>{say('取消', 'Cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={capture.isPending}>
          {rights.decides ? say('登记', 'Enter') : say('提交认定', 'Submit')}
        </Button>
      </div>
    </Form>
  )
}

/** What is filled in when the form opens: what was typed before it was closed, or today and the only unit. */
function useInitial(): Partial<CaptureValues> {
  const rights = useRightsHere()
  const today = useToday()
  const [initial] = useState<Partial<CaptureValues>>(() => {
    const own = !rights.decides && rights.units.length === 1 ? { unit: rights.units[0]! } : {}
    return draftOf<CaptureValues>(draft) ?? { on: today, ...own }
  })
  return initial
}

/** Goes to the new project and says whether it counts already. */
function useCaptured() {
  const { notification } = App.useApp()
  const region = useRegion()
  const go = useNavigate()
  return (project: Schemas['ProjectAnswer'], isKnown: boolean) => {
    notification.success({
      title: isKnown ? say('已记到该项目', 'Recorded on it') : say('已登记', 'Entered'),
      description:
        project.waiting > 0
          ? say('已提交招商局，认定通过后计入统计。', 'It is with the bureau, and counts once it is recognised.')
          : say('即时计入各项统计。', 'It counts from now on.'),
    })
    void go(paths.project(region, project.id))
  }
}
