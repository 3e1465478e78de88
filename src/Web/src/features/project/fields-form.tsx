import { Alert, Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { amountRule } from '@/lib/amount'
import { fieldName } from '@/lib/field-words'
import { say } from '@/lib/language'
import { type Project, useProject } from '@/lib/project'
import { intoFields, problemOf } from '@/lib/refusal'
import { useChains } from '@/lib/region'
import { originName } from '@/lib/words'
import { DayInput } from '@/ui/day-input'
import { Failed } from '@/ui/state'
import { changedFields, type FieldValues, fieldValuesOf, patchOf, plainFields } from './field-values'
import { usePatchProject } from './patch-project'

const origins = ['otherProvince', 'otherCity', 'local', 'abroad'] as const

/** Changes plain fields. What another one changed in between is told, and what was typed stays. */
export function FieldsForm({ project, onDone }: { project: Project; onDone: () => void }) {
  const [form] = Form.useForm<FieldValues>()
  // What was read when the form opened, however often the project is read anew meanwhile.
  const [base, rebase] = useState(project)
  const latest = useProject(project.id)
  const patch = usePatchProject(project.id)
  const [failure, setFailure] = useState<Error | null>(null)
  const [others, setOthers] = useState<string[] | null>(null)

  async function submit(values: FieldValues) {
    setFailure(null)
    setOthers(null)
    const request = patchOf(fieldValuesOf(base.fields), { ...fieldValuesOf(base.fields), ...values })
    if (Object.keys(request).length === 0) return onDone()
    try {
      await patch.mutateAsync({ tag: base.tag, request })
      onDone()
    } catch (error) {
      if (problemOf(error as Error) === 'stale') await meet(values)
      else setFailure(intoFields(error as Error, form))
    }
  }

  /** Takes the newest version as the ground; fields that were not touched here follow it. */
  async function meet(values: FieldValues) {
    const newest = (await latest.refetch()).data
    if (!newest) return
    const was = fieldValuesOf(base.fields)
    const is = fieldValuesOf(newest.fields)
    const mine = changedFields(was, { ...was, ...values })
    const theirs = changedFields(was, is)
    form.setFieldsValue(
      Object.fromEntries(theirs.filter((name) => !mine.includes(name)).map((name) => [name, is[name]])),
    )
    setOthers(theirs)
    rebase(newest)
  }

  return (
    <Form
      form={form}
      layout="vertical"
      name="edit"
      className="small-form no-print"
      requiredMark={false}
      disabled={patch.isPending}
      initialValues={fieldValuesOf(base.fields)}
      onFinish={(values) => void submit(values)}
      scrollToFirstError={{ focus: true }}
    >
      <Items />
      {others && <Met others={others} />}
      {failure && <Failed error={failure} />}
      <div className="decide">
        <Button type="primary" htmlType="submit" loading={patch.isPending}>
          {others ? say('仍按我的填写保存', 'Save mine all the same') : say('保存', 'Save')}
        </Button>
        <Button onClick={onDone}>{say('取消', 'Cancel')}</Button>
      </div>
    </Form>
  )
}

function Met({ others }: { others: string[] }) {
  const names = others.map(fieldName).join(say('、', ', '))
  return (
    <Alert
      type="warning"
      showIcon
      title={say('您填写期间，项目已被他人修改', 'Somebody changed the project while you were typing')}
      description={
        names
          ? say(
              `对方修改了：${names}。您填写的内容仍在，请核对后再保存。`,
              `They changed: ${names}. What you typed is still here; look at it and save again.`,
            )
          : say(
              '对方没有改动这些栏目（例如新记了事实）。您填写的内容仍在，可以再次保存。',
              'None of these fields was changed. What you typed is still here; you can save again.',
            )
      }
    />
  )
}

function Items() {
  const chains = (useChains().data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))
  return (
    <>
      {plainFields.text.map((name) => (
        <Form.Item key={name} name={name} label={fieldName(name)}>
          <Input maxLength={name === 'notCountedReason' ? 500 : 200} autoComplete="off" />
        </Form.Item>
      ))}
      <Form.Item name="counted" valuePropName="checked">
        <Checkbox>{fieldName('counted')}</Checkbox>
      </Form.Item>
      <Form.Item name="origin" label={fieldName('origin')}>
        <Select allowClear options={origins.map((value) => ({ value, label: originName(value) }))} />
      </Form.Item>
      {plainFields.list.map((name) => (
        <Form.Item key={name} name={name} label={fieldName(name)}>
          <Select mode="tags" options={name === 'secondaryChains' ? chains : []} />
        </Form.Item>
      ))}
      {plainFields.number.map((name) => (
        <Form.Item key={name} name={name} label={fieldName(name)} rules={[amountRule]} validateTrigger="onBlur">
          <Input inputMode="decimal" autoComplete="off" />
        </Form.Item>
      ))}
      {plainFields.day.map((name) => (
        <Form.Item key={name} name={name} label={fieldName(name)}>
          <DayInput />
        </Form.Item>
      ))}
      {plainFields.long.map((name) => (
        <Form.Item key={name} name={name} label={fieldName(name)}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
      ))}
    </>
  )
}
