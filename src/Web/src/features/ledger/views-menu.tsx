import { DeleteOutlined, EyeOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Popover, Radio } from 'antd'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { newKey } from '@/lib/api'
import { say } from '@/lib/language'
import { useRegion, useRightsHere } from '@/lib/region'
import { type SavedView, useOwnViews, useSharedViews } from './get-views'

/** Views under a name: one's own, and those that the bureau shares. */
export function ViewsMenu({ query }: { query: string }) {
  const [isOpen, open] = useState(false)
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={open}
      placement="bottomLeft"
      destroyOnHidden
      content={<Views query={query} onClose={() => open(false)} />}
    >
      <Button icon={<EyeOutlined />}>{say('视图', 'Views')}</Button>
    </Popover>
  )
}

function Views({ query, onClose }: { query: string; onClose: () => void }) {
  const region = useRegion()
  const { decides } = useRightsHere()
  const { message } = App.useApp()
  const { pathname } = useLocation()
  const go = useNavigate()
  const own = useOwnViews(region)
  const shared = useSharedViews(region)
  const [form] = Form.useForm<{ name: string; whose: 'own' | 'shared' }>()
  const show = (view: string) => {
    void go({ pathname, search: view })
    onClose()
  }
  const save = async ({ name, whose = 'own' }: { name: string; whose?: 'own' | 'shared' }) => {
    const known = (whose === 'own' ? own : shared).views.find((view) => view.name === name)
    try {
      await (whose === 'own' ? own : shared).save({ key: known?.key ?? newKey().slice(0, 12), name, query })
      form.resetFields()
      void message.success(say('视图已保存', 'View saved'))
    } catch (error) {
      form.setFields([{ name: 'name', errors: [(error as Error).message] }])
    }
  }
  const remove = (view: SavedView) => shared.remove(view.key).catch((error: Error) => void message.error(error.message))
  return (
    <div className="views">
      <Button block type="text" onClick={() => show('')}>
        {say('默认视图（全部项目）', 'The usual view (all projects)')}
      </Button>
      <Named
        title={say('共享', 'Shared')}
        views={shared.views}
        onShow={show}
        {...(decides ? { onRemove: remove } : {})}
      />
      <Named title={say('我的', 'Mine')} views={own.views} onShow={show} onRemove={({ key }) => own.remove(key)} />
      <Form form={form} layout="vertical" initialValues={{ whose: 'own' }} onFinish={(given) => void save(given)}>
        <Form.Item
          name="name"
          label={say('把当前视图存为', 'Save this view as')}
          rules={[{ required: true, whitespace: true, max: 60, message: say('请填写名称', 'Give a name') }]}
        >
          <Input />
        </Form.Item>
        {decides && (
          <Form.Item name="whose" label={say('给谁看', 'For whom')}>
            <Radio.Group
              options={[
                { value: 'own', label: say('仅自己', 'Only me') },
                { value: 'shared', label: say('共享给所有人', 'Everybody') },
              ]}
            />
          </Form.Item>
        )}
        <Button htmlType="submit" type="primary" block>
          {say('保存视图', 'Save the view')}
        </Button>
      </Form>
    </div>
  )
}

interface NamedProps {
  title: string
  views: readonly SavedView[]
  onShow: (query: string) => void
  onRemove?: (view: SavedView) => void
}

function Named({ title, views, onShow, onRemove }: NamedProps) {
  if (views.length === 0) return null
  return (
    <section aria-label={title}>
      <div className="views-title soft">{title}</div>
      <ul>
        {views.map((view) => (
          <li key={view.key}>
            <Button type="text" onClick={() => onShow(view.query)} title={view.by}>
              {view.name}
            </Button>
            {onRemove && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={say(`删除视图 ${view.name}`, `Delete the view ${view.name}`)}
                onClick={() => onRemove(view)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
