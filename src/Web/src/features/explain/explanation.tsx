import { Drawer } from 'antd'
import type { Explained } from '@/lib/paths'
import { say } from '@/lib/language'
import { rateName } from '@/lib/words'
import { usePhone } from '@/ui/screen'
import { Nothing } from '@/ui/state'
import { ExplainedFigure } from './explained-figure'
import { ExplainedRate } from './explained-rate'
import './explain.css'
import { figureOf, isRate } from './figures'
import { GroupName } from './group-name'
import { Trips } from './trips'

/** What a number is made of, over the page that shows it. */
export default function Explanation({ of, onClose }: { of: Explained; onClose: () => void }) {
  const isPhone = usePhone()
  return (
    <Drawer
      open
      onClose={onClose}
      size={isPhone ? '100%' : 760}
      className="explain"
      title={
        <h2 className="explain-title">
          {nameOf(of)}
          <GroupName of={of} />
        </h2>
      }
    >
      <Content of={of} />
    </Drawer>
  )
}

function nameOf({ rate }: Explained): string {
  if (isRate(rate)) return rateName(rate)
  if (rate === 'trips') return say('外出招商', 'Trips')
  return figureOf(rate)?.name ?? say('指标', 'Number')
}

function Content({ of }: { of: Explained }) {
  if (isRate(of.rate)) return <ExplainedRate key={of.rate + of.by + of.key} of={of} rate={of.rate} />
  if (of.rate === 'trips') return <Trips of={of} />
  const figure = figureOf(of.rate)
  if (figure) return <ExplainedFigure of={of} figure={figure} />
  return (
    <Nothing>
      {say(
        `没有“${of.rate}”这个指标；链接可能不完整。`,
        `There is no number called “${of.rate}”; the link may be incomplete.`,
      )}
    </Nothing>
  )
}
