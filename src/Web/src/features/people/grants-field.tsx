import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { answer, api, type Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { regionsQuery } from '@/lib/session'
import { roleName } from '@/lib/words'

type Role = Schemas['Role']

const roles: readonly Role[] = ['bureau', 'unit', 'team', 'leader', 'auditor', 'administrator']

/** Roles and where they hold: the field `grants` of a form. */
export function GrantsField() {
  return (
    <Form.List name="grants">
      {(fields, { add, remove }) => (
        <fieldset className="people-grants-field">
          <legend>{say('权限', 'Rights')}</legend>
          {fields.map(({ key, name }) => (
            <Grant key={key} at={name} onRemove={() => remove(name)} />
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {say('加一项权限', 'Add a right')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function Grant({ at, onRemove }: { at: number; onRemove: () => void }) {
  const regions = useSuspenseQuery(regionsQuery()).data.items
  const form = Form.useFormInstance()
  const role = Form.useWatch<Role | undefined>(['grants', at, 'role'], form)
  const region = Form.useWatch<string | undefined>(['grants', at, 'region'], form)
  const needsKey = role === 'unit' || role === 'team'
  const keys = useKeys(region, needsKey ? role : undefined)
  const clear = (...names: string[]) => {
    for (const name of names) form.setFieldValue(['grants', at, name], undefined)
  }
  return (
    <div className="people-grant">
      <Form.Item
        name={[at, 'role']}
        label={say('角色', 'Role')}
        rules={[{ required: true, message: say('请选择。', 'Choose one.') }]}
      >
        <Select
          options={roles.map((value) => ({ value, label: roleName(value) }))}
          onChange={(chosen: Role) => clear('key', ...(chosen === 'administrator' ? ['region'] : []))}
        />
      </Form.Item>
      {role && role !== 'administrator' && (
        <Form.Item
          name={[at, 'region']}
          label={say('地区', 'Region')}
          rules={[{ required: true, message: say('请选择。', 'Choose one.') }]}
        >
          <Select options={regions.map(({ id, name }) => ({ value: id, label: name }))} onChange={() => clear('key')} />
        </Form.Item>
      )}
      {needsKey && region && (
        <Form.Item
          name={[at, 'key']}
          label={role === 'unit' ? say('责任单位', 'Unit') : say('产业链', 'Chain')}
          rules={[{ required: true, message: say('请选择。', 'Choose one.') }]}
        >
          <Select showSearch={{ optionFilterProp: 'label' }} options={keys} />
        </Form.Item>
      )}
      <Button
        type="text"
        icon={<DeleteOutlined />}
        className="people-grant-remove"
        aria-label={say(`删除第 ${at + 1} 项权限`, `Remove right ${at + 1}`)}
        onClick={onRemove}
      />
    </div>
  )
}

/** The units or the chains of a region to choose from. */
function useKeys(region: string | undefined, role: 'unit' | 'team' | undefined) {
  const { data } = useQuery({
    queryKey: ['region', region, role === 'unit' ? 'units' : 'chains'],
    queryFn: async () => {
      const params = { path: { region: region! } }
      return role === 'unit'
        ? answer(api.GET('/api/regions/{region}/units', { params }))
        : answer(api.GET('/api/regions/{region}/chains', { params }))
    },
    enabled: Boolean(region && role),
  })
  return (data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))
}
