import { DatePicker, Form, Input, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { Refused } from '@/lib/api'
import { day } from '@/lib/format'
import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import { Failed } from '@/ui/state'
import { useCloseAsking } from '@/ui/use-close-asking'
import type { Warned } from './get-warned'
import { useSetNextStep } from './set-next-step'

/** What is done next, and a way to say it here. */
export function NextStep({ project }: { project: Warned }) {
  const [isOpen, open] = useState(false)
  const { comments } = useRightsHere()
  const { nextStep, nextStepDue } = project
  const due = nextStepDue ? say(`（${day(nextStepDue)} 前）`, ` (by ${day(nextStepDue)})`) : ''
  const none = comments ? say('填写下步工作', 'Say the next step') : say('未填', 'None')
  const text = nextStep ? (
    <>
      {nextStep}
      {due && <span className="soft">{due}</span>}
    </>
  ) : (
    none
  )
  if (!comments) return <span className={nextStep ? '' : 'soft'}>{text}</span>
  // Whoever speaks to the page says what stands there.
  const read = nextStep ? nextStep + due : none
  return (
    <>
      <button
        type="button"
        className={`next-step ${nextStep ? '' : 'soft no-print'}`}
        aria-label={say(`${read}，${project.name}的下步工作`, `${read}, next step of ${project.name}`)}
        onClick={() => open(true)}
      >
        {text}
      </button>
      {isOpen && <NextStepForm project={project} onClose={() => open(false)} />}
    </>
  )
}

interface Filled {
  text: string
  due: Dayjs
}

function NextStepForm({ project, onClose }: { project: Warned; onClose: () => void }) {
  const [form] = Form.useForm<Filled>()
  const set = useSetNextStep(project.id)
  const send = ({ text, due }: Filled) =>
    set.mutate(
      { text: text.trim(), due: due.format('YYYY-MM-DD') },
      {
        onSuccess: onClose,
        onError: (error) =>
          error instanceof Refused &&
          form.setFields([
            { name: 'text', errors: error.fields['text'] ?? [] },
            { name: 'due', errors: error.fields['due'] ?? [] },
          ]),
      },
    )
  return (
    <Modal
      open
      title={say('下步工作', 'Next step')}
      okText={say('保存', 'Save')}
      confirmLoading={set.isPending}
      onOk={form.submit}
      onCancel={useCloseAsking(form, onClose)}
    >
      <p className="soft">{project.name}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={send}
        initialValues={{
          text: project.nextStep ?? '',
          ...(project.nextStepDue ? { due: dayjs(project.nextStepDue) } : {}),
        }}
      >
        <Form.Item
          name="text"
          label={say('做什么', 'What')}
          rules={[{ required: true, whitespace: true, message: say('请写明做什么', 'Say what is done') }]}
        >
          <Input.TextArea autoFocus rows={3} maxLength={500} />
        </Form.Item>
        <Form.Item
          name="due"
          label={say('期限', 'Until')}
          rules={[{ required: true, message: say('请选择期限', 'Choose a day') }]}
        >
          <DatePicker />
        </Form.Item>
      </Form>
      {set.error && <Failed error={set.error} />}
    </Modal>
  )
}
