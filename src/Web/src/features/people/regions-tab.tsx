import { PlusOutlined } from '@ant-design/icons'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Modal, Select, Table } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Refused } from '@/lib/api'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { regionsQuery } from '@/lib/session'
import { timeZones } from '@/lib/time-zones'
import { usualZone } from '@/lib/zone'
import { showRefusal } from '@/ui/field-errors'
import { Panel } from '@/ui/panel'
import { Nothing } from '@/ui/state'
import { useCreateRegion } from './create-region'

/** The bureaus that keep their ledger here. */
export function RegionsTab() {
  const { items } = useSuspenseQuery(regionsQuery()).data
  const [isCreating, create] = useState(false)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => create(true)}>
      {say('新建地区', 'Add a region')}
    </Button>
  )
  return (
    <Panel title={say('地区', 'Regions')} extra={add}>
      {items.length === 0 ? (
        <Nothing>
          {say('还没有地区。新建一个，再导入它的台账。', 'No region yet. Add one, then import its ledger.')}
        </Nothing>
      ) : (
        <Table
          rowKey="id"
          size="middle"
          scroll={{ x: 'max-content' }}
          pagination={false}
          dataSource={items}
          columns={[
            { title: say('名称', 'Name'), render: (_, { id, name }) => <Link to={paths.overview(id)}>{name}</Link> },
            { title: say('编号', 'Id'), dataIndex: 'id' },
            { title: say('时区', 'Time zone'), render: (_, { settings }) => settings?.timeZone },
            {
              title: say('上级', 'Reports to'),
              render: (_, { parent }) => items.find(({ id }) => id === parent)?.name ?? parent,
            },
            {
              title: say('操作', 'Actions'),
              render: (_, { id, name }) => (
                <span className="people-actions">
                  <Link to={paths.settings(id, 'region')} aria-label={say(`${name}的设置`, `Settings of ${name}`)}>
                    {say('设置', 'Settings')}
                  </Link>
                  <a
                    href={`/api/regions/${encodeURIComponent(id)}/trail?format=csv`}
                    download={`trail-${id}.csv`}
                    aria-label={say(`下载${name}的操作记录`, `Download the trail of ${name}`)}
                  >
                    {say('操作记录', 'Trail')}
                  </a>
                </span>
              ),
            },
          ]}
        />
      )}
      {isCreating && <RegionDialog onClose={() => create(false)} />}
    </Panel>
  )
}

interface Values {
  id: string
  name: string
  timeZone: string
}

const stale = 412

function RegionDialog({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const [rest, tell] = useState<string[]>([])
  const create = useCreateRegion()
  const { message } = App.useApp()
  const go = useNavigate()
  const submit = (values: Values) => {
    tell([])
    create.mutate(values, {
      onSuccess: ({ id, name }) => {
        void message.success(say(`“${name}”已建立，请导入台账`, `${name} is there; import its ledger`))
        void go(paths.imports(id))
      },
      onError: (error) => {
        if (error instanceof Refused && error.status === stale)
          form.setFields([{ name: 'id', errors: [say('这个编号已经有了。', 'There is a region with this id.')] }])
        else tell(showRefusal(form, renamed(error)))
      },
    })
  }
  return (
    <Modal
      open
      title={say('新建地区', 'Add a region')}
      okText={say('建立', 'Add it')}
      okButtonProps={{ loading: create.isPending }}
      cancelText={say('取消', 'Cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      {rest.map((text) => (
        <Alert key={text} type="error" showIcon title={text} className="people-note" />
      ))}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ timeZone: usualZone }}
        onFinish={submit}
        requiredMark={false}
      >
        <Form.Item
          name="name"
          label={say('名称', 'Name')}
          rules={[{ required: true, whitespace: true, message: say('请填写名称。', 'Give a name.') }]}
        >
          <Input maxLength={60} autoFocus placeholder={say('如：彬州市', 'As it is printed')} />
        </Form.Item>
        <Form.Item
          name="id"
          label={say('编号', 'Id')}
          extra={say(
            '出现在网址里，之后不能改；2–40 个小写字母、数字或连字符。',
            'In addresses, never changes: 2–40 of a–z, 0–9 and -.',
          )}
          rules={[{ required: true, whitespace: true, message: say('请填写编号。', 'Give an id.') }]}
        >
          <Input maxLength={40} placeholder="binzhou" />
        </Form.Item>
        <Form.Item name="timeZone" label={say('时区', 'Time zone')} rules={[{ required: true }]}>
          <Select showSearch options={timeZones} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** The server names fields as the document has them; here they are flat. */
function renamed(error: Error): Error {
  if (!(error instanceof Refused)) return error
  const names: Record<string, string> = { region: 'id', 'settings.timeZone': 'timeZone' }
  const fields = Object.fromEntries(
    Object.entries(error.fields).map(([name, messages]) => [names[name] ?? name, messages]),
  )
  return new Refused(error.status, error.type, error.title, error.message, fields, error.body)
}
