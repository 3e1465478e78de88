import type { Schemas } from '@/lib/api'
import { count, money, percent } from '@/lib/format'
import { say } from '@/lib/language'

/** The rate itself: percent, both sides, its definition, and what is to be known beside it. */
export function RateHead({ rate, isMoney }: { rate: Schemas['RateOnWire']; isMoney: boolean }) {
  const write = isMoney ? money : count
  const unit = isMoney ? say('亿元', '× CNY 100 m') : say('个', 'projects')
  return (
    <div className="explain-head">
      <div className="explain-number">
        <span className="explain-value">{percent(rate.percent)}</span>
        <span className="explain-sides">
          {write(rate.numerator)} ÷ {write(rate.denominator)} {unit}
        </span>
      </div>
      {rate.percent === null && (
        <p className="soft">{say('分母为零，不计算比率。', 'There is nothing to divide by, so there is no rate.')}</p>
      )}
      <p className="explain-definition">
        <strong>{say('口径', 'Definition')}</strong> {rate.definition}
      </p>
      <Beside rate={rate} />
    </div>
  )
}

function Beside({ rate }: { rate: Schemas['RateOnWire'] }) {
  const told = [
    rate.ofWhichTerminated
      ? say(`其中已终止 ${rate.ofWhichTerminated} 个`, `${rate.ofWhichTerminated} of these terminated`)
      : '',
    rate.ofWhichSuspended
      ? say(`其中停工 ${rate.ofWhichSuspended} 个`, `${rate.ofWhichSuspended} of these suspended`)
      : '',
    rate.standIns
      ? say(`${rate.standIns} 个项目以总投资代替合同引资额`, `total investment stands in for ${rate.standIns} projects`)
      : '',
  ].filter(Boolean)
  return told.length === 0 ? null : <p className="explain-beside">{told.join(say('，', ', '))}</p>
}
