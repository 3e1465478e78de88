import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { day, days } from '@/lib/format'
import { say } from '@/lib/language'
import { type Warning, warningName } from '@/lib/words'
import type { Warned } from './get-warned'

/** A text to send to a chat (催办), by unit; it can be changed before it is copied. */
export function Urge({ projects, kinds }: { projects: Warned[]; kinds: readonly Warning[] }) {
  const [text, write] = useState<string | null>(null)
  const { message } = App.useApp()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text ?? '')
      void message.success(say('已复制', 'Copied'))
      write(null)
    } catch {
      // Without https a browser lets nobody write to the clipboard by script.
      document.querySelector<HTMLTextAreaElement>('#urge-text')?.select()
      void message.info(say('请按 Ctrl+C 复制', 'Press Ctrl+C to copy'))
    }
  }
  return (
    <>
      <Button disabled={projects.length === 0} onClick={() => write(textOf(projects, kinds))}>
        {say('催办文字', 'Text to send')}
      </Button>
      {text !== null && (
        <Modal
          open
          width={640}
          title={say('催办文字', 'Text to send')}
          okText={say('复制', 'Copy')}
          onOk={() => void copy()}
          onCancel={() => write(null)}
        >
          <Input.TextArea
            id="urge-text"
            aria-label={say('催办文字', 'Text to send')}
            rows={16}
            value={text}
            onChange={({ target }) => write(target.value)}
          />
        </Modal>
      )}
    </>
  )
}

export function textOf(projects: Warned[], kinds: readonly Warning[]): string {
  const byUnit = groupedByUnit(projects)
  const units = [...byUnit].map(([unit, theirs]) =>
    [say(`【${unit}】${theirs.length} 个项目`, `[${unit}] ${theirs.length} projects`), ...theirs.map(lineOf)].join(
      '\n',
    ),
  )
  return [
    say(
      '【项目预警催办】请各责任单位核实情况，推进项目并及时更新。',
      '[Warnings] Please look into these, act, and report.',
    ),
    ...units,
  ].join('\n\n')

  function lineOf({ name, leader, warnings, nextStep, nextStepDue }: Warned, at: number): string {
    const what = warnings
      .filter(({ kind }) => kinds.includes(kind as Warning))
      .map((one) => say(`${warningName(one.kind)} ${days(one.days)}`, `${warningName(one.kind)}, ${days(one.days)}`))
      .join(say('、', '; '))
    const who = leader ? say(`；包抓领导 ${leader}`, `; leader ${leader}`) : ''
    const due = nextStepDue ? say(`（${day(nextStepDue)} 前）`, ` (by ${day(nextStepDue)})`) : ''
    const next = nextStep
      ? say(`；下步：${nextStep}${due}`, `; next: ${nextStep}${due}`)
      : say('；未填下步工作', '; no next step')
    return `${at + 1}. ${name}${say('：', ': ')}${what}${who}${next}`
  }
}

function groupedByUnit(projects: Warned[]): Map<string, Warned[]> {
  const groups = new Map<string, Warned[]>()
  for (const project of projects) {
    const unit = project.unit || say('未填单位', 'No unit')
    groups.set(unit, [...(groups.get(unit) ?? []), project])
  }
  return groups
}
