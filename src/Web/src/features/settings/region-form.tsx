import { Alert, App, Button, Form, type FormInstance, Skeleton } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { Refused, type Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import { useRegionDocument } from '@/lib/region-document'
import type { Versioned } from '@/lib/versioned'
import { showRefusal } from '@/ui/field-errors'
import { Failed } from '@/ui/state'
import { Unsaved } from '@/ui/unsaved'
import { type RegionBody, useSaveRegion } from './save-region'

type Region = Schemas['Region']

interface RegionFormProps {
  children: (region: Region, form: FormInstance<RegionBody>) => ReactNode
  /** Between what is in the form and what is sent; by default the same. */
  toBody?: (values: RegionBody) => RegionBody
  fromRegion?: (region: Region) => RegionBody
}

/** A part of the region's settings as a form: saved as a whole with the rest, which stays as it is. */
export function RegionForm(props: RegionFormProps) {
  const document = useRegionDocument()
  if (document.error && !document.data) return <Failed error={document.error} again={() => void document.refetch()} />
  if (!document.data) return <Skeleton active className="loading" title={false} />
  return <Loaded {...props} read={document.data} again={async () => (await document.refetch()).data} />
}

const asIs = (region: Region): RegionBody => region
const same = (values: RegionBody): RegionBody => values
const stale = 412

function Loaded(
  props: RegionFormProps & { read: Versioned<Region>; again: () => Promise<Versioned<Region> | undefined> },
) {
  const { read, again, children, toBody = same, fromRegion = asIs } = props
  const [form] = Form.useForm<RegionBody>()
  // The version that the form was filled from: what others save meanwhile must not be overwritten unseen.
  const [filled, fill] = useState(read)
  const [isDirty, dirty] = useState(false)
  const [rest, tell] = useState<string[]>([])
  const { decides } = useRightsHere()
  const { message } = App.useApp()
  const save = useSaveRegion()
  const current = isDirty ? filled : read
  const submit = () => {
    tell([])
    const values = toBody(form.getFieldsValue(true) as RegionBody)
    save.mutate(
      { body: merged(current.value, values), tag: current.tag },
      {
        onSuccess: (saved) => {
          fill(saved)
          dirty(false)
          void message.success(say('已保存', 'Saved'))
        },
        onError: (error) => tell(showRefusal(form, error)),
      },
    )
  }
  const reset = async () => {
    const fresh = await again()
    tell([])
    save.reset()
    dirty(false)
    if (fresh) refill(form, fromRegion(fresh.value))
  }
  useEffect(() => {
    if (!isDirty) refill(form, fromRegion(read.value))
  }, [form, fromRegion, isDirty, read])
  const isStale = save.error instanceof Refused && save.error.status === stale
  return (
    <Form
      form={form}
      layout="vertical"
      className="settings-form"
      initialValues={fromRegion(current.value)}
      disabled={!decides}
      scrollToFirstError={{ focus: true }}
      onValuesChange={() => {
        if (!isDirty) fill(read)
        dirty(true)
      }}
      onFinish={submit}
    >
      <Unsaved when={isDirty} />
      {isStale ? (
        <Alert
          type="warning"
          showIcon
          className="settings-note"
          title={say('别人刚刚改过设置', 'Somebody else has just changed the settings')}
          description={say(
            '请重新载入后再改；您填写的内容将被替换。',
            'Load them again, then change them; what you typed is replaced.',
          )}
          action={<Button onClick={() => void reset()}>{say('重新载入', 'Load again')}</Button>}
        />
      ) : (
        rest.map((text) => <Alert key={text} type="error" showIcon title={text} className="settings-note" />)
      )}
      {children(current.value, form)}
      {decides && (
        <div className="settings-save">
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isDirty}>
            {say('保存', 'Save')}
          </Button>
          {isDirty && <Button onClick={() => void reset()}>{say('放弃修改', 'Discard')}</Button>}
          <span className="soft" role="status">
            {isDirty ? say('有未保存的修改', 'Not saved yet') : ''}
          </span>
        </div>
      )}
    </Form>
  )
}

function refill(form: FormInstance<RegionBody>, values: RegionBody) {
  form.setFieldsValue(values as Parameters<typeof form.setFieldsValue>[0])
  for (const { name } of form.getFieldsError()) (form as FormInstance).setFields([{ name, errors: [] }])
}

/** What the form does not show stays as it was. */
function merged(region: Region, values: RegionBody): RegionBody {
  const [was, now] = [region.settings ?? {}, values.settings ?? {}]
  return {
    name: values.name ?? region.name,
    parent: values.parent === undefined ? region.parent : values.parent || null,
    settings: {
      ...was,
      ...now,
      warnings: { ...was.warnings, ...now.warnings },
      recognition: { ...was.recognition, ...now.recognition },
      scorecard: { ...was.scorecard, ...now.scorecard },
    } as NonNullable<RegionBody['settings']>,
  }
}
