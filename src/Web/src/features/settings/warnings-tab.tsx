import { say } from '@/lib/language'
import { Panel } from '@/ui/panel'
import { NumberItem } from './number-item'
import { RegionForm } from './region-form'

const at = (name: string) => ['settings', 'warnings', name]

/** From when on a project is warned about. */
export function WarningsTab() {
  const months = say('个月', 'months')
  return (
    <RegionForm>
      {() => (
        <>
          <Panel title={say('预警阈值', 'Thresholds')}>
            <p className="soft">
              {say(
                '保存后，全部预警按新阈值立即重算；已签发的通报不变。',
                'Once saved, all warnings are computed anew; issues that are out do not change.',
              )}
            </p>
            <div className="settings-grid">
              <NumberItem
                name={at('signedNotOpenedMonths')}
                label={say('签约超期未开工：签约超过', 'Signed, not opened: signed more than')}
                unit={months}
                min={1}
                max={120}
              />
              <NumberItem
                name={at('openedNothingPaidMonths')}
                label={say('开工无资金到位：开工满', 'Opened, nothing paid in: opened')}
                unit={months}
                min={1}
                max={120}
              />
              <NumberItem
                name={at('openedLittlePaidMonths')}
                label={say('开工资金到位偏低：开工超过', 'Opened, little paid in: opened more than')}
                unit={months}
                min={1}
                max={120}
              />
              <NumberItem
                name={at('littlePaidPercent')}
                label={say('到位偏低：低于合同引资额', 'Little: below, of the contracted capital')}
                unit="%"
                min={1}
                max={100}
              />
              <NumberItem
                name={at('noUpdateDays')}
                label={say('长期未更新：超过', 'No update for')}
                unit={say('天', 'days')}
                min={1}
                max={3650}
              />
            </div>
          </Panel>
          <Panel title={say('台账金额核对', 'Amounts in ledgers')}>
            <p className="soft">
              {say(
                '导入台账时，总投资或合同引资额超出下列范围的，多半是单位写错，该行暂不入库。',
                'On import, amounts outside of these limits look like a wrong unit; their rows are held back.',
              )}
            </p>
            <div className="settings-grid">
              <NumberItem
                name={['settings', 'suspectedUnitFrom']}
                label={say('不低于', 'At or above')}
                unit={say('亿元', 'CNY 10⁸')}
                min={0.0001}
                max={1_000_000_000}
              />
              <NumberItem
                name={['settings', 'suspectedUnitBelow']}
                label={say('低于', 'Below')}
                unit={say('亿元', 'CNY 10⁸')}
                min={0}
                max={1_000_000}
                step={0.001}
                extra={say('0.001 亿元 = 10 万元', '0.001 is CNY 100,000')}
              />
            </div>
          </Panel>
        </>
      )}
    </RegionForm>
  )
}
