import { Button, Checkbox, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { day, moment } from '@/lib/format'
import { say } from '@/lib/language'
import type { Project } from '@/lib/project'
import { intoFields } from '@/lib/refusal'
import { useRightsHere } from '@/lib/region'
import { useToday } from '@/lib/today'
import { DayInput } from '@/ui/day-input'
import { Panel } from '@/ui/panel'
import { Failed, Nothing } from '@/ui/state'
import { useWriteNote } from './write-note'

/** Progress in words, newest first. */
export function NotesPanel({ project }: { project: Project }) {
  const rights = useRightsHere()
  const notes = [...project.notes].reverse()
  return (
    <div id="notes" className="anchor">
      <Panel title={say('进展', 'Progress notes')}>
        {rights.comments && <NoteForm project={project} />}
        {notes.length === 0 && <Nothing>{say('还没有进展记录。', 'No notes yet.')}</Nothing>}
        <ul className="notes">
          {notes.map((note) => (
            <li key={note.id} className={note.id === 'sending' ? 'is-sending' : ''}>
              <p className="note-text">
                {note.text} {note.key && <Tag color="error">{say('重点', 'Key')}</Tag>}
              </p>
              <p className="soft">
                {day(note.on)} · {note.by} {moment(note.at)}
              </p>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}

interface NoteValues {
  text: string
  on: string | null
  key: boolean
}

function NoteForm({ project }: { project: Project }) {
  const [form] = Form.useForm<NoteValues>()
  const rights = useRightsHere()
  const today = useToday()
  const write = useWriteNote(project.id, rights.me.name, today)
  const [failure, setFailure] = useState<Error | null>(null)
  const submit = ({ text, on, key }: NoteValues) => {
    setFailure(null)
    write.mutate(
      { text, key, ...(on ? { on } : {}) },
      { onSuccess: () => form.resetFields(), onError: (error) => setFailure(intoFields(error, form)) },
    )
  }
  return (
    <Form
      form={form}
      name="progress"
      className="note-form no-print"
      disabled={write.isPending}
      initialValues={{ text: '', on: today, key: false }}
      onFinish={submit}
    >
      <Form.Item
        name="text"
        rules={[{ required: true, whitespace: true, message: say('请填写进展', 'Write something') }]}
      >
        <Input.TextArea
          aria-label={say('进展', 'Progress')}
          placeholder={say('写下进展，Ctrl+Enter 保存', 'Write what is new; Ctrl+Enter saves')}
          rows={2}
          maxLength={2000}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
          }}
        />
      </Form.Item>
      <div className="note-row">
        <Form.Item name="on" label={say('日期', 'Date')} colon={false}>
          <DayInput max={today} />
        </Form.Item>
        <Form.Item name="key" valuePropName="checked">
          <Checkbox>{say('重点进展，列入通报', 'Key progress, for the scorecard')}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={write.isPending}>
          {say('保存', 'Save')}
        </Button>
      </div>
      {failure && <Failed error={failure} />}
    </Form>
  )
}
