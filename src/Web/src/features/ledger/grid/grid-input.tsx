import { type ClipboardEventHandler, type KeyboardEventHandler, type Ref, useId } from 'react'
import { type Laid, markerWidth, rowHeight } from './layout'

interface GridInputProps {
  ref: Ref<HTMLInputElement>
  cell: Laid | undefined
  top: number
  isFrozen: boolean
  scrolled: number
  /** What is being typed; null while one only moves about. */
  text: string | null
  isReadOnly: boolean
  label: string
  /** The id of the text that tells the keys. */
  help: string
  why: string | undefined
  suggestions: readonly string[]
  onText: (text: string) => void
  onKeyDown: KeyboardEventHandler<HTMLInputElement>
  onCopy: ClipboardEventHandler
  onPaste: ClipboardEventHandler
  onLeave: () => void
}

/** Lies on the active cell, unseen until something is typed. */
export function GridInput(props: GridInputProps) {
  const { ref, cell, top, isFrozen, scrolled, text, isReadOnly, label, help, why, suggestions } = props
  const { onText, onKeyDown, onCopy, onPaste, onLeave } = props
  const list = useId()
  if (!cell) return null
  const left = isFrozen ? scrolled + markerWidth : cell.left
  return (
    <>
      <input
        ref={ref}
        className={`g-input${text === null ? ' g-idle' : ''}`}
        style={{ top, left, width: Math.max(cell.width, text === null ? 0 : 140), height: rowHeight }}
        aria-label={why ? `${label}。${why}` : label}
        aria-describedby={help}
        list={suggestions.length ? list : undefined}
        value={text ?? ''}
        readOnly={isReadOnly}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onPaste={onPaste}
        onBlur={onLeave}
      />
      {suggestions.length > 0 && (
        <datalist id={list}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      <div className="g-hidden" aria-live="polite">
        {text === null ? label : ''}
      </div>
    </>
  )
}
