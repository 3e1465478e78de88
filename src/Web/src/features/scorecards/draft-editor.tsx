import { Alert, Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'
import { Unsaved } from '@/ui/unsaved'
import type { Versioned } from '@/lib/versioned'
import { useAutosave } from './autosave'
import type { Draft, DraftWords } from './get-draft'
import { type Line, ProgressLines } from './progress-lines'

interface DraftEditorProps {
  week: string
  /** As it was read last. */
  read: Versioned<Draft>
  onSaved: (isSaved: boolean) => void
}

interface Words {
  opening: string
  /** null: the key notes of the period. */
  progress: Line[] | null
}

function wordsOf(draft: Draft): Words {
  return { opening: draft.opening, progress: draft.progress ?? null }
}

/** Empty lines are not yet written: they are kept here, and not sent. */
function bodyOf({ opening, progress }: Words): DraftWords {
  const lines = progress?.filter(({ text }) => text.trim() !== '')
  return {
    opening,
    progress:
      lines?.map(({ project, on, text }) => ({ project: project ?? null, text, ...(on ? { on } : {}) })) ?? null,
  }
}

/** The words that a person writes. They save themselves; somebody else's words are never overwritten unseen. */
export function DraftEditor({ week, read, onSaved }: DraftEditorProps) {
  const [words, setWords] = useState(() => wordsOf(read.value))
  const saving = useAutosave(week, read, onSaved)
  const change = (next: Words) => {
    setWords(next)
    saving.changed(bodyOf(next))
  }
  const takeTheirs = async () => setWords(wordsOf(await saving.takeTheirs()))
  const notes = read.value.keyNotes
  const suggested: Line[] = notes.map(({ project, on, text }) => ({ project, on, text }))
  return (
    <div className="draft-editor">
      <Unsaved when={saving.state !== 'saved'} />
      <label htmlFor="opening">{say('编者按', 'Opening words')}</label>
      <Input.TextArea
        id="opening"
        rows={6}
        maxLength={1000}
        showCount
        value={words.opening}
        placeholder={say(
          '两三句话：本周的成绩、问题和要求。',
          'Two or three sentences: what went well, what did not, what is asked.',
        )}
        onChange={({ target }) => change({ ...words, opening: target.value })}
      />
      <h3>{say('重点进展', 'Key progress')}</h3>
      <Radio.Group
        value={words.progress === null ? 'notes' : 'own'}
        aria-label={say('重点进展的来源', 'Where the key progress comes from')}
        options={[
          {
            value: 'notes',
            label: say(`采用标为重点的进展（${notes.length} 条）`, `The key notes of the period (${notes.length})`),
          },
          { value: 'own', label: say('自行编写', 'Written here') },
        ]}
        onChange={({ target }) => change({ ...words, progress: target.value === 'notes' ? null : suggested })}
      />
      {words.progress === null ? (
        <Notes items={notes} />
      ) : (
        <ProgressLines
          lines={words.progress}
          names={new Map(notes.flatMap(({ project, name }) => (project ? [[project, name] as const] : [])))}
          errors={saving.fields}
          onChange={(progress) => change({ ...words, progress })}
        />
      )}
      <Saving saving={saving} onTheirs={() => void takeTheirs()} />
    </div>
  )
}

function Notes({ items }: { items: Draft['keyNotes'] }) {
  if (items.length === 0)
    return (
      <p className="soft">
        {say(
          '本期还没有标为重点的进展。可在项目页写进展并标为重点，或选“自行编写”。',
          'No note of the period is marked as key yet: mark one on a project’s page, or write the lines here.',
        )}
      </p>
    )
  return (
    <ul className="draft-notes">
      {items.map(({ name, on, text }) => (
        <li key={`${name} ${on} ${text}`}>
          <strong>{name}</strong> <span className="soft">{on}</span> {text}
        </li>
      ))}
    </ul>
  )
}

function Saving({ saving, onTheirs }: { saving: ReturnType<typeof useAutosave>; onTheirs: () => void }) {
  if (saving.state === 'conflict')
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={say('别人刚刚改过这份草稿', 'Somebody else has just changed this draft')}
        description={
          <>
            <p>{say('对方的编者按：', 'Their opening words:')}</p>
            <blockquote>{saving.theirs?.value.opening || say('（空）', '(empty)')}</blockquote>
          </>
        }
        action={
          <div className="draft-conflict">
            <Button size="small" onClick={onTheirs}>
              {say('采用对方的', 'Take theirs')}
            </Button>
            <Button size="small" danger onClick={saving.keepMine}>
              {say('保留我的', 'Keep mine')}
            </Button>
          </div>
        }
      />
    )
  if (saving.state === 'failed')
    return (
      <Alert
        type="error"
        showIcon
        title={say('没有保存', 'Not saved')}
        description={saving.error?.message}
        action={<Button onClick={saving.again}>{say('再保存', 'Save again')}</Button>}
      />
    )
  return (
    <p className="soft" role="status">
      {saving.state === 'saved' ? say('已保存', 'Saved') : say('正在保存…', 'Saving…')}
    </p>
  )
}
