import { Alert, App, Button, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Refused } from '@/lib/api'
import { say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import { useToday } from '@/lib/today'
import type { Versioned } from '@/lib/versioned'
import { Panel } from '@/ui/panel'
import { Loaded } from '@/ui/state'
import { Unsaved } from '@/ui/unsaved'
import { type Cells, cellsOf, isNumber, plain, targetsOf } from './target-cells'
import { TargetGrid } from './target-grid'
import { type Indicator, type Targets, useSaveTargets, useTargets } from './targets'

const indicators: readonly Indicator[] = ['signedAmount', 'projects', 'paidIn', 'largeProjects', 'openings']
const stale = 412

export function isAmount(indicator: Indicator): boolean {
  return indicator === 'signedAmount' || indicator === 'paidIn'
}

function indicatorName(indicator: Indicator): string {
  return {
    projects: say('项目数（个）', 'Projects'),
    signedAmount: say('签约额（亿元）', 'Signed amount (CNY 10⁸)'),
    paidIn: say('到位资金（亿元）', 'Paid in (CNY 10⁸)'),
    largeProjects: say('亿元以上项目（个）', 'Projects ≥ CNY 10⁸'),
    openings: say('开工（个）', 'Openings'),
  }[indicator]
}

/** The yearly targets, by indicator, month, and chain or unit. */
export function TargetsTab() {
  const [query, setQuery] = useSearchParams()
  const today = useToday()
  const year = Number(query.get('year')) || Number(today.slice(0, 4))
  const asked = query.get('indicator') as Indicator | null
  const indicator = asked && indicators.includes(asked) ? asked : 'signedAmount'
  const targets = useTargets(year)
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(query)
    next.set(name, value)
    setQuery(next, { replace: true })
  }
  return (
    <Panel
      title={say('年度目标', 'Yearly targets')}
      extra={
        <InputNumber
          aria-label={say('年份', 'Year')}
          min={1990}
          max={2100}
          value={year}
          onChange={(value) => value && choose('year', String(value))}
        />
      }
    >
      <Segmented
        className="target-indicators"
        aria-label={say('指标', 'Indicator')}
        value={indicator}
        onChange={(value) => choose('indicator', value)}
        options={indicators.map((value) => ({ value, label: indicatorName(value) }))}
      />
      <Loaded query={targets} rows={12}>
        {(read) => (
          <Editor key={year} year={year} indicator={indicator} read={read} again={() => void targets.refetch()} />
        )}
      </Loaded>
    </Panel>
  )
}

interface EditorProps {
  year: number
  indicator: Indicator
  read: Versioned<Targets>
  again: () => void
}

/** All indicators of the year are one document: they are edited one by one, and saved together. */
function Editor({ year, indicator, read, again }: EditorProps) {
  const [edited, edit] = useState<{ cells: Cells; tag: string } | null>(null)
  const { decides } = useRightsHere()
  const { message } = App.useApp()
  const save = useSaveTargets(year)
  const cells = edited?.cells ?? cellsOf(read.value.items ?? [])
  const wrong = [...cells].filter(([key, text]) => {
    const [of] = JSON.parse(key) as [Indicator]
    return plain(text) !== '' && !isNumber(text, isAmount(of))
  }).length
  const submit = () =>
    edited &&
    save.mutate(
      { items: targetsOf(edited.cells), tag: edited.tag },
      {
        onSuccess: () => {
          edit(null)
          void message.success(say('目标已保存', 'Targets are saved'))
        },
      },
    )
  const discard = () => {
    edit(null)
    save.reset()
    again()
  }
  const isStale = save.error instanceof Refused && save.error.status === stale
  return (
    <>
      <Unsaved when={edited !== null} />
      {save.error && (
        <Alert
          type={isStale ? 'warning' : 'error'}
          showIcon
          className="settings-note"
          title={
            isStale
              ? say('别人刚刚改过这一年的目标', 'Somebody else has just changed the targets of this year')
              : save.error.message
          }
          description={
            save.error instanceof Refused && !isStale
              ? Object.values(save.error.fields).flat().join(' ')
              : isStale && say('重新载入会放弃您填写的内容。', 'Loading them again discards what you typed.')
          }
          action={isStale && <Button onClick={discard}>{say('重新载入', 'Load again')}</Button>}
        />
      )}
      <TargetGrid
        indicator={indicator}
        cells={cells}
        readOnly={!decides}
        onChange={(next) => edit({ cells: next, tag: edited?.tag ?? read.tag })}
      />
      {decides && (
        <div className="settings-save">
          <Button type="primary" loading={save.isPending} disabled={!edited || wrong > 0} onClick={submit}>
            {say('保存', 'Save')}
          </Button>
          {edited && <Button onClick={discard}>{say('放弃修改', 'Discard')}</Button>}
          <span className={wrong ? 'down' : 'soft'} role="status">
            {wrong > 0
              ? say(`${wrong} 格不是可用的数`, `${wrong} cells hold no usable number`)
              : edited
                ? say('有未保存的修改', 'Not saved yet')
                : ''}
          </span>
        </div>
      )}
    </>
  )
}
