import { Form, Select, Switch } from 'antd'
import { say } from '@/lib/language'
import { factName, type FactKind, stages } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { RegionForm } from './region-form'
import type { Schemas } from '@/lib/api'

const at = (name: string) => ['settings', 'recognition', name]
const sides: FactKind[] = [
  'paidIn',
  'capitalIncreased',
  'inStatistics',
  'suspended',
  'resumed',
  'terminated',
  'reinstated',
]

function levelName(level: Schemas['RecognitionLevel']): string {
  return {
    selfReported: say('自报', 'Self-reported'),
    county: say('县审', 'County'),
    city: say('市认', 'City'),
    province: say('省认', 'Province'),
  }[level]
}

/** Who recognises what, and with which evidence. */
export function RecognitionTab() {
  return (
    <RegionForm>
      {() => (
        <Panel title={say('认定规则', 'Recognition')}>
          <Form.Item
            name={at('fourEyes')}
            valuePropName="checked"
            label={say('四眼原则', 'Four eyes')}
            extra={say(
              '打开后，谁录入谁不得认定；招商局录入和导入的也不再当场认定，需另一人审核。未认定的不计入任何指标。',
              'When on, whoever recorded a fact may not recognise it, and nothing the bureau enters or imports is recognised at once. What is not recognised counts nowhere.',
            )}
          >
            <Switch />
          </Form.Item>
          <Form.Item
            name={at('evidence')}
            label={say('须附佐证方可认定的节点', 'Recognised only with evidence')}
            extra={say(
              '所选节点没有附件时不能认定；已认定的不受影响。',
              'Without a file these cannot be recognised; what is recognised stays so.',
            )}
          >
            <Select
              mode="multiple"
              allowClear
              options={[...stages, ...sides].map((kind) => ({ value: kind, label: factName(kind) }))}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={say('都不要求', 'None')}
            />
          </Form.Item>
          <Form.Item name={at('level')} label={say('默认认定层级', 'Level of a recognition that names none')}>
            <Select
              className="settings-short"
              options={(['selfReported', 'county', 'city', 'province'] as const).map((level) => ({
                value: level,
                label: levelName(level),
              }))}
            />
          </Form.Item>
        </Panel>
      )}
    </RegionForm>
  )
}
