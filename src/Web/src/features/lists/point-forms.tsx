import { useMutation } from '@tanstack/react-query'
import { DatePicker, Form, type FormInstance, Input, InputNumber, Modal, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { answer, api, Refused, type Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { useChains, useRegion, useUnits } from '@/lib/region'
import { Failed } from '@/ui/state'
import { useCloseAsking } from '@/ui/use-close-asking'
import { pointKindName } from './words'

interface Filled {
  /** "chain:KEY" or "unit:KEY". */
  whose: string
  kind: Schemas['PointKind']
  points?: number
  on: Dayjs
  reason: string
  evidence?: string
}

/** A new entry of the ledger. */
export function EnterPoints({ onClose }: { onClose: () => void }) {
  const region = useRegion()
  const [form] = Form.useForm<Filled>()
  const kind = Form.useWatch('kind', form)
  const enter = useMutation({
    mutationFn: (body: Schemas['PointBody']) =>
      answer(api.POST('/api/regions/{region}/points', { params: { path: { region } }, body })),
    onSuccess: onClose,
    onError: (error) => show(error, form),
  })
  return (
    <Modal
      open
      title={say('登记加减分', 'Enter points')}
      okText={say('登记', 'Enter')}
      confirmLoading={enter.isPending}
      onOk={form.submit}
      onCancel={useCloseAsking(form, onClose)}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: 'bonus', on: dayjs() }}
        onFinish={(filled) => enter.mutate(bodyOf(filled))}
      >
        <Form.Item name="whose" label={say('对象', 'Whose')} rules={[required()]}>
          <WhoseChoice />
        </Form.Item>
        <Form.Item name="kind" label={say('类别', 'Kind')} rules={[required()]}>
          <Select
            options={(['bonus', 'deduction', 'base', 'veto'] as const).map((value) => ({
              value,
              label: pointKindName(value),
            }))}
          />
        </Form.Item>
        {kind !== 'veto' && (
          <Form.Item name="points" label={say('分值', 'Points')} rules={[required()]}>
            <InputNumber min={0.01} step={0.5} precision={2} />
          </Form.Item>
        )}
        <Form.Item name="on" label={say('日期', 'Day')} rules={[required()]}>
          <DatePicker maxDate={dayjs()} />
        </Form.Item>
        <Form.Item name="reason" label={say('事由', 'Reason')} rules={[required()]}>
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
        <Form.Item name="evidence" label={say('依据（文号等）', 'Evidence (a document’s number)')}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
      {enter.error && <Failed error={enter.error} />}
    </Modal>
  )
}

function WhoseChoice({ id, value, onChange }: { id?: string; value?: string; onChange?: (value: string) => void }) {
  const chains = useChains().data?.items ?? []
  const units = useUnits().data?.items ?? []
  return (
    <Select
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      {...(onChange ? { onChange } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        {
          label: say('产业链', 'Chains'),
          options: chains.map(({ key, name }) => ({ value: `chain:${key}`, label: name })),
        },
        {
          label: say('责任单位', 'Units'),
          options: units.map(({ key, name }) => ({ value: `unit:${key}`, label: name })),
        },
      ]}
    />
  )
}

/** Takes an entry back by one of its own. */
export function ReversePoints({
  year,
  entry,
  onClose,
}: {
  year: number
  entry: Schemas['PointEntry']
  onClose: () => void
}) {
  const region = useRegion()
  const [form] = Form.useForm<{ reason: string }>()
  const reverse = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      answer(
        api.POST('/api/regions/{region}/points/{year}/{id}/reversal', {
          params: { path: { region, year: String(year), id: entry.id } },
          body: { reason },
        }),
      ),
    onSuccess: onClose,
    onError: (error) => show(error, form),
  })
  return (
    <Modal
      open
      title={say('冲销这一条？', 'Reverse this entry?')}
      okText={say('冲销', 'Reverse')}
      okButtonProps={{ danger: true }}
      confirmLoading={reverse.isPending}
      onOk={form.submit}
      onCancel={useCloseAsking(form, onClose)}
    >
      <p className="soft">{entry.reason}</p>
      <Form form={form} layout="vertical" onFinish={(filled) => reverse.mutate(filled)}>
        <Form.Item name="reason" label={say('原因', 'Reason')} rules={[required()]}>
          <Input.TextArea autoFocus rows={2} maxLength={300} />
        </Form.Item>
      </Form>
      {reverse.error && <Failed error={reverse.error} />}
    </Modal>
  )
}

function bodyOf({ whose, kind, points, on, reason, evidence }: Filled): Schemas['PointBody'] {
  const [of, key] = [whose.slice(0, whose.indexOf(':')), whose.slice(whose.indexOf(':') + 1)]
  return {
    ...(of === 'chain' ? { chain: key } : { unit: key }),
    kind,
    ...(kind === 'veto' || points === undefined ? {} : { points }),
    on: on.format('YYYY-MM-DD'),
    reason: reason.trim(),
    ...(evidence?.trim() ? { evidence: evidence.trim() } : {}),
  }
}

function required() {
  return { required: true, message: say('请填写', 'Fill this in') }
}

/** What the server refuses stands at its field. */
function show<T>(error: Error, form: FormInstance<T>) {
  if (!(error instanceof Refused)) return
  const names = Object.entries(error.fields).map(([name, errors]) => ({
    name: name === 'chain' || name === 'unit' ? 'whose' : name,
    errors,
  }))
  form.setFields(names as Parameters<FormInstance<T>['setFields']>[0])
}
