import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { percent } from '@/lib/format'
import { fonts, useDark } from '@/lib/theme'

register([LineChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer])

interface TrendPoint {
  on: string
  /** Null where there was nothing to divide by: the line has a gap. */
  percent: number | null
}

/** A rate over time. The table beside it says the same to those who do not see the line. */
export default function TrendChart({ name, points }: { name: string; points: TrendPoint[] }) {
  const place = useRef<HTMLDivElement>(null)
  const isDark = useDark()
  useEffect(() => {
    const chart = init(place.current!)
    chart.setOption(optionOf(name, points))
    const sizes = new ResizeObserver(() => chart.resize())
    sizes.observe(place.current!)
    return () => {
      sizes.disconnect()
      chart.dispose()
    }
  }, [name, points, isDark])
  return <div ref={place} className="trend-chart" />
}

function optionOf(name: string, points: TrendPoint[]) {
  const css = getComputedStyle(document.documentElement)
  const colour = (variable: string) => css.getPropertyValue(variable).trim()
  const label = { color: colour('--ink-soft'), fontFamily: fonts }
  return {
    animation: false,
    aria: { enabled: true, label: { description: name } },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colour('--paper'),
      borderColor: colour('--line'),
      textStyle: { color: colour('--ink'), fontFamily: fonts, fontSize: 13 },
      formatter: (at: { dataIndex: number }[]) => tipOf(points[at[0]!.dataIndex]!),
    },
    grid: { left: 8, right: 30, top: 16, bottom: 4, containLabel: true },
    // Days, not steps: from some point on there may be one a year only.
    xAxis: {
      type: 'time',
      axisLabel: { ...label, formatter: '{yyyy}-{MM}', hideOverlap: true },
      axisLine: { lineStyle: { color: colour('--line') } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      // A rate that was always 0 would have ticks of a fifth of a percent.
      minInterval: 5,
      axisLabel: { ...label, formatter: '{value}%' },
      splitLine: { lineStyle: { color: colour('--line') } },
    },
    series: [
      {
        type: 'line',
        data: points.map((point) => [point.on, point.percent]),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { color: colour('--blue'), width: 2 },
        itemStyle: { color: colour('--blue') },
      },
    ],
  }
}

/** An element, not HTML with styles in it: the policy of the page lets none of those in. */
function tipOf({ on, percent: value }: TrendPoint): HTMLElement {
  const tip = document.createElement('span')
  tip.textContent = `${on}  ${percent(value)}`
  return tip
}
