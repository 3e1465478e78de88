import { Alert, Form, Radio } from 'antd'
import { say } from '@/lib/language'
import { useRates } from '@/lib/rates'
import { rateName, rates } from '@/lib/words'
import { ExplainLink } from '@/ui/explain-link'
import { Panel } from '@/ui/panel'
import { RateBar } from '@/ui/rate-bar'
import { Loaded } from '@/ui/state'
import { useIncorporatedWithoutSite } from './get-definitions'
import { RegionForm } from './region-form'

const landing = ['settings', 'landing']

/** What each rate means here, in its own words, and the one rule that regions differ in. */
export function RulesTab() {
  return (
    <>
      <RegionForm>
        {({ settings }) => (
          <Panel title={say('落地的口径', 'What counts as landed')}>
            <Form.Item name={landing} label={say('项目算作“落地”的条件', 'A project has landed when it')}>
              <Radio.Group
                className="settings-choices"
                options={[
                  {
                    value: 'incorporatedAndSite',
                    label: say('已注册，且已供地（租赁）', 'is incorporated and has secured its site'),
                  },
                  { value: 'incorporated', label: say('已注册即可', 'is incorporated') },
                ]}
              />
            </Form.Item>
            <Form.Item noStyle dependencies={[landing]}>
              {({ getFieldValue }) =>
                getFieldValue(landing) !== settings?.landing && <Consequence to={String(getFieldValue(landing))} />
              }
            </Form.Item>
          </Panel>
        )}
      </RegionForm>
      <Definitions />
    </>
  )
}

/** A changed rule changes numbers; say so before it is saved. */
function Consequence({ to }: { to: string }) {
  const concerned = useIncorporatedWithoutSite()
  const n = concerned.data
  return (
    <Alert
      type="warning"
      showIcon
      title={say('保存后落地率会变', 'Saving changes the landing rate')}
      description={
        <>
          <p>
            {n === undefined
              ? say('正在核对受影响的项目…', 'Looking for the projects that are concerned…')
              : to === 'incorporated'
                ? say(
                    `已注册但未供地的项目有 ${n} 个，将由“未落地”变为“落地”。`,
                    `${n} projects are incorporated without a site; they will count as landed.`,
                  )
                : say(
                    `已注册但未供地的项目有 ${n} 个，将不再算作落地。`,
                    `${n} projects are incorporated without a site; they will no longer count as landed.`,
                  )}
          </p>
          <p>
            {say(
              '以往各年、各产业链和责任单位的落地率都按新口径重算，下一期通报会注明口径；已签发的通报不变。',
              'The landing rates of all years, chains and units are computed anew, and the next issue states the rule; issues that are out do not change.',
            )}
          </p>
        </>
      }
    />
  )
}

function Definitions() {
  const query = useRates({ by: 'total' })
  return (
    <Panel title={say('各项率的口径', 'Definitions of the rates')}>
      <Loaded query={query}>
        {({ groups: [total] }) => (
          <dl className="definitions">
            {rates.map((name) => {
              const rate = total?.rates[name]
              if (!rate) return null
              return (
                <div key={name}>
                  <dt>
                    {rateName(name)}
                    <ExplainLink of={{ rate: name, by: 'total', key: 'total' }}>
                      <RateBar rate={rate} />
                    </ExplainLink>
                  </dt>
                  <dd>{rate.definition}</dd>
                </div>
              )
            })}
          </dl>
        )}
      </Loaded>
      <p className="soft">
        {say(
          '所列为本年度全域数值，点开可看分子、分母的项目。',
          'The values are those of the whole region this year; open one to see the projects behind it.',
        )}
      </p>
    </Panel>
  )
}
