import { Alert, App, AutoComplete, DatePicker, Form, Input, Modal, Progress as Bar } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { say } from '@/lib/language'
import { useChains, useRegion, useUnits } from '@/lib/region'
import { assigning, type Failure, type Progress, recogniseWaiting, stepping, toEach } from './bulk'
import { useReload, useRowChanged } from './get-projects'
import type { Row } from './rows'

export type BulkAction = 'unit' | 'chain' | 'leader' | 'step' | 'recognise'

interface Given {
  value?: string
  from?: Dayjs
  text?: string
  due?: Dayjs
  reason?: string
}

const dayText = (day: Dayjs | undefined) => day?.format('YYYY-MM-DD') ?? ''

/** Asks what is to be done to the ticked projects, does it, and lists where it did not go. */
export function BulkDialog({
  action,
  rows,
  onClose,
}: {
  action: BulkAction
  rows: readonly Row[]
  onClose: () => void
}) {
  const region = useRegion()
  const { message } = App.useApp()
  const changed = useRowChanged(region)
  const reload = useReload(region)
  const [form] = Form.useForm<Given>()
  const [progress, tell] = useState<Progress | null>(null)
  const [isBusy, setBusy] = useState(false)
  const end = (done: number, failures: readonly Failure[]) => {
    if (failures.length) return
    void message.success(say(`已处理 ${done} 项`, `${done} done`))
    onClose()
  }
  const run = async (given: Given) => {
    setBusy(true)
    try {
      if (action === 'recognise') {
        const { decided, failures } = await recogniseWaiting(region, rows, given.reason?.trim() ?? '')
        await reload()
        tell({ done: rows.length, failures })
        end(decided, failures)
      } else {
        const work =
          action === 'step'
            ? stepping(region, { text: given.text ?? '', due: dayText(given.due) })
            : assigning(region, { [action]: given.value ?? '', from: dayText(given.from) })
        let last: Progress = { done: 0, failures: [] }
        await toEach(rows, work, changed, (next) => tell((last = next)))
        end(last.done, last.failures)
      }
    } catch (error) {
      void message.error((error as Error).message)
    }
    setBusy(false)
  }
  return (
    <Modal
      open
      title={say(`${titleOf(action)}（${rows.length} 个项目）`, `${titleOf(action)} (${rows.length} projects)`)}
      okText={say('执行', 'Do it')}
      cancelText={progress && !isBusy ? say('关闭', 'Close') : say('放弃', 'Drop')}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ from: dayjs() }} onFinish={(given) => void run(given)}>
        <Fields action={action} />
      </Form>
      {progress && (
        <div role="status">
          <Bar percent={Math.round((progress.done / rows.length) * 100)} aria-label={say('进度', 'Progress')} />
          <Failures failures={progress.failures} />
        </div>
      )}
    </Modal>
  )
}

function Failures({ failures }: { failures: readonly Failure[] }) {
  if (failures.length === 0) return null
  return (
    <Alert
      type="warning"
      title={say(`${failures.length} 项没有完成`, `${failures.length} not done`)}
      description={
        <ul className="ledger-failures">
          {failures.map(({ name, why }, at) => (
            <li key={at}>
              <b>{name}</b>：{why}
            </li>
          ))}
        </ul>
      }
    />
  )
}

function titleOf(action: BulkAction): string {
  switch (action) {
    case 'unit':
      return say('调整责任单位', 'Another unit')
    case 'chain':
      return say('调整产业链', 'Another chain')
    case 'leader':
      return say('调整包抓领导', 'Another leader')
    case 'step':
      return say('设置下步工作', 'Set the next step')
    case 'recognise':
      return say('认定未审核事实', 'Recognise what waits')
  }
}

function Fields({ action }: { action: BulkAction }) {
  const chains = useChains().data?.items ?? []
  const units = useUnits().data?.items ?? []
  const must = [{ required: true, message: say('请填写', 'Needed') }]
  if (action === 'recognise')
    return (
      <Form.Item name="reason" label={say('认定意见（可不填）', 'Remark (may be left out)')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    )
  if (action === 'step')
    return (
      <>
        <Form.Item name="text" label={say('下步工作', 'Next step')} rules={must}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="due" label={say('期限', 'Due')} rules={must}>
          <DatePicker />
        </Form.Item>
      </>
    )
  const names = action === 'chain' ? chains : action === 'unit' ? units : []
  return (
    <>
      <Form.Item name="value" label={titleOf(action)} rules={must}>
        <AutoComplete
          options={names.map(({ name }) => ({ value: name }))}
          showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
        />
      </Form.Item>
      <Form.Item name="from" label={say('自何日起', 'From')} rules={must}>
        <DatePicker allowClear={false} />
      </Form.Item>
    </>
  )
}
