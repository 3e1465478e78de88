import { Form, Input, Select, Switch, TimePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { useRightsHere, useUnits } from '@/lib/region'
import { rateName } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { DayList } from './day-list'
import { NumberItem } from './number-item'
import { RegionForm } from './region-form'

const at = (name: string) => ['settings', 'scorecard', name]

type Measure = Schemas['RankMeasure']

function measures() {
  const name = (measure: Measure) =>
    measure === 'completion' ? say('目标完成率', 'Completion of targets') : rateName(measure)
  return (['completion', 'signing', 'landing', 'opening', 'funds'] as const).map((value) => ({
    value,
    label: name(value),
  }))
}

/** When the bulletins go out, what they rank by, and what is printed on them. */
export function ScorecardTab() {
  return (
    <RegionForm>
      {() => (
        <>
          <Times />
          <Calendar />
          <Ranking />
          <Print />
        </>
      )}
    </RegionForm>
  )
}

function Times() {
  const kinds = [
    ['automatic', say('周通报', 'Weekly')],
    ['monthly', say('月讲评', 'Monthly')],
    ['quarterly', say('季通报', 'Quarterly')],
    ['yearly', say('年终通报', 'Yearly')],
  ] as const
  return (
    <Panel title={say('签发时间', 'When they go out')}>
      <div className="settings-grid settings-switches">
        {kinds.map(([name, label]) => (
          <Form.Item
            key={name}
            name={at(name)}
            valuePropName="checked"
            label={say(`自动签发${label}`, `${label}: sends itself`)}
          >
            <Switch />
          </Form.Item>
        ))}
      </div>
      <div className="settings-grid">
        <TimeItem name="dueAt" label={say('报送截止（周五）', 'Reports due (Friday)')} />
        <TimeItem
          name="draftAt"
          label={say('草稿送审', 'Draft goes out')}
          extra={say('与签发时间相同即不送审。', 'At the time of the issue itself there is no draft.')}
        />
        <TimeItem
          name="issueAt"
          label={say('自动签发', 'Issue')}
          extra={say('周一；放假则顺延。', 'Monday, or the next working day.')}
        />
        <NumberItem
          name={at('settleDays')}
          label={say('月、季、年末后留出补报', 'After a month, quarter or year, wait')}
          unit={say('天', 'days')}
          min={0}
          max={60}
        />
      </div>
    </Panel>
  )
}

function TimeItem({ name, label, extra }: { name: string; label: string; extra?: string }) {
  return (
    <Form.Item
      name={at(name)}
      label={label}
      extra={extra}
      getValueProps={(value: string | undefined) => ({ value: value ? dayjs(`2000-01-01T${value}`) : null })}
      normalize={(value: Dayjs | null) => value?.format('HH:mm:ss')}
      rules={[{ required: true }]}
    >
      <TimePicker format="HH:mm" minuteStep={5} needConfirm={false} className="settings-number" />
    </Form.Item>
  )
}

function Calendar() {
  const { decides } = useRightsHere()
  return (
    <Panel title={say('放假与调休', 'Days off')}>
      <p className="soft">
        {say(
          '国务院已公布的放假安排系统已知；这里只填本地另加的，或新公布而系统还不知道的。',
          'The published days off are known; enter only what is added here, or published since.',
        )}
      </p>
      <Form.Item name={at('holidays')} label={say('放假', 'Off')}>
        <DayList label={say('放假起止', 'Days off from and to')} disabled={!decides} />
      </Form.Item>
      <Form.Item name={at('workdays')} label={say('调休上班', 'Worked')}>
        <DayList label={say('上班起止', 'Worked days from and to')} disabled={!decides} />
      </Form.Item>
    </Panel>
  )
}

function Ranking() {
  const units = useUnits().data?.items ?? []
  const classes = [...new Set(units.map((unit) => unit.class).filter((name) => name))]
  const points = say('个百分点', 'points')
  return (
    <Panel title={say('排名、红黑榜与灯', 'Ranks, lists and lights')}>
      <div className="settings-grid">
        <Form.Item name={at('measure')} label={say('排名指标', 'Rank by')}>
          <Select options={measures()} />
        </Form.Item>
        <Form.Item name={at('chainMeasure')} label={say('产业链的排名指标', 'Chains rank by')}>
          <Select allowClear options={measures()} placeholder={say('同上', 'The same')} />
        </Form.Item>
        {classes.map((name) => (
          <ClassMeasureItem key={name} name={name!} />
        ))}
        <NumberItem
          name={at('listLength')}
          label={say('红榜、黑榜各列', 'Named on each list')}
          unit={say('个，至多每类一半', 'at most half of a class')}
          min={1}
          max={100}
        />
        <NumberItem
          name={at('minimumBase')}
          label={say('参加排名的最少签约', 'Ranked from, signed')}
          unit={say('个', 'projects')}
          min={1}
          max={1000}
        />
        <NumberItem
          name={at('yellowBehind')}
          label={say('黄灯：落后时序', 'Yellow: behind time by')}
          unit={points}
          min={0}
          max={100}
        />
        <NumberItem
          name={at('redBehind')}
          label={say('红灯：落后时序超过', 'Red: behind time by more than')}
          unit={points}
          min={0}
          max={100}
        />
        <NumberItem
          name={at('decimals')}
          label={say('百分数小数', 'Decimals of percents')}
          unit={say('位', 'places')}
          min={1}
          max={2}
        />
      </div>
    </Panel>
  )
}

type ClassMeasures = Schemas['ClassMeasure'][]

/** The measure of one class of units, kept in the list of those that differ. */
function ClassMeasureItem({ name }: { name: string }) {
  const form = Form.useFormInstance()
  const list = (Form.useWatch(at('classMeasures'), { form, preserve: true }) ?? []) as ClassMeasures
  const choose = (measure: Measure | undefined) => {
    const others = list.filter((one) => one.class !== name)
    form.setFieldValue(at('classMeasures'), measure ? [...others, { class: name, measure }] : others)
  }
  return (
    <Form.Item label={say(`“${name}”的排名指标`, `“${name}” rank by`)}>
      <Form.Item
        name={['local', name]}
        noStyle
        getValueProps={() => ({ value: list.find((one) => one.class === name)?.measure })}
      >
        <Select
          aria-label={say(`“${name}”的排名指标`, `“${name}” rank by`)}
          allowClear
          options={measures()}
          placeholder={say('同上', 'The same')}
          onChange={choose}
        />
      </Form.Item>
    </Form.Item>
  )
}

function Print() {
  const texts = [
    ['title', say('名称', 'Title'), 30, true],
    ['titleEn', say('英文名称', 'Title in English'), 60, true],
    ['office', say('编发单位', 'Published by'), 60, false],
    ['copies', say('抄送', 'Copies to'), 300, false],
    ['remark', say('附注', 'Remark'), 300, false],
    ['contact', say('联系', 'Contact'), 200, false],
  ] as const
  const extras: Record<string, string> = {
    office: say('空着印地区名称。', 'Empty: the region’s name.'),
    contact: say('印在页脚；不要写个人电话。', 'Printed in the foot; no personal phone number.'),
  }
  return (
    <Panel title={say('版面文字', 'Printed words')}>
      <div className="settings-grid">
        {texts.map(([name, label, length, isRequired]) => (
          <Form.Item
            key={name}
            name={at(name)}
            label={label}
            extra={extras[name]}
            rules={isRequired ? [{ required: true, whitespace: true }] : []}
          >
            <Input maxLength={length} />
          </Form.Item>
        ))}
      </div>
    </Panel>
  )
}
