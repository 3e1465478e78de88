import { Button } from 'antd'
import { useState } from 'react'
import type { Schemas } from '@/lib/api'
import { actionName, fieldName, fieldValue } from '@/lib/field-words'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { Panel } from '@/ui/panel'

const first = 8

/** What was done to the project: who, when, what was and what is. */
export function HistoryPanel({ project }: { project: Project }) {
  const [isWhole, showAll] = useState(false)
  const entries = [...project.history].reverse()
  return (
    <div id="history" className="anchor">
      <Panel title={say('修改记录', 'History')}>
        <ol className={`history ${isWhole ? '' : 'is-short'}`}>
          {entries.map((entry) => (
            <Entry key={entry.version} entry={entry} />
          ))}
        </ol>
        {entries.length > first && !isWhole && (
          <Button className="no-print" onClick={() => showAll(true)}>
            {say(`显示全部 ${entries.length} 条`, `Show all ${entries.length}`)}
          </Button>
        )}
      </Panel>
    </div>
  )
}

function Entry({ entry }: { entry: Schemas['HistoryEntry'] }) {
  return (
    <li>
      <p className="history-head">
        <strong>{actionName(entry.action)}</strong>
        <span className="soft">
          {entry.by} · {moment(entry.at)}
          {entry.source && ` · ${entry.source}`}
        </span>
      </p>
      <ul>
        {entry.changes.map((change, at) => (
          <Changed key={at} change={change} />
        ))}
      </ul>
    </li>
  )
}

/** A contact may have changed without being told to everybody what it was. */
function Changed({ change: { field, was, is } }: { change: Schemas['HistoryChange'] }) {
  const isHidden = field === 'contact' && was == null && is == null
  return (
    <li>
      <span className="history-field">{fieldName(field)}</span>
      {isHidden ? (
        <span className="soft">
          {say('已修改（内容仅招商局和责任单位可见）', 'changed; shown to the bureau and its unit')}
        </span>
      ) : (
        <>
          {was != null && <del>{fieldValue(field, was)}</del>}
          {was != null && <span aria-label={say('改为', 'became')}> → </span>}
          <ins>{is == null ? say('（撤回、清空）', '(taken back)') : fieldValue(field, is)}</ins>
        </>
      )}
    </li>
  )
}
