import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import './file-drop.css'

interface FileDropProps {
  /** On the button. */
  label: string
  /** Names the button for those who do not see what stands around it. */
  about?: string
  accept?: string
  onFiles: (files: File[]) => void
  busy?: boolean
  small?: boolean
  /** What files can be dropped onto. */
  children?: ReactNode
  className?: string
}

/** A place to drop files onto, with a button for those who do not drag. */
export function FileDrop({ label, about, accept, onFiles, busy, small, children, className }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, over] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    over(false)
    if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files])
  }
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    over(true)
  }
  return (
    <div
      className={`file-drop ${isOver ? 'is-over' : ''} ${className ?? ''}`}
      onDragOver={drag}
      onDragLeave={() => over(false)}
      onDrop={drop}
    >
      {children}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        {...(accept ? { accept } : {})}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button
        className="no-print"
        {...(small ? { size: 'small' as const, type: 'text' as const } : {})}
        icon={<UploadOutlined />}
        loading={busy ?? false}
        {...(about ? { 'aria-label': about } : {})}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </div>
  )
}
