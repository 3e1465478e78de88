import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { say } from '@/lib/language'

/** Copies a text. The clipboard's own interface exists only on https and localhost; elsewhere the old way serves. */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Refused by the browser: the old way may still do.
    }
  }
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('readonly', '')
  area.className = 'skip'
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  return isCopied
}

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const [isDone, done] = useState(false)
  return (
    <Button
      icon={isDone ? <CheckOutlined /> : <CopyOutlined />}
      onClick={() => void copyText(text).then((isCopied) => done(isCopied))}
      onBlur={() => done(false)}
    >
      <span aria-live="polite">{isDone ? say('已复制', 'Copied') : (label ?? say('复制', 'Copy'))}</span>
    </Button>
  )
}
