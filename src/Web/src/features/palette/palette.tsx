import { SearchOutlined } from '@ant-design/icons'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { say } from '@/lib/language'
import { useRegion } from '@/lib/region'
import { type Choice, type Group, useGroups } from './choices'
import { Marked } from './marked'
import { remember } from './recent'
import './palette.css'

export interface Goal {
  key: string
  name: string
  to: string
}

interface PaletteProps {
  places: Goal[]
  onClose: () => void
}

/**
 * Finds a project, chain, unit or page by its name, and what can be done, without the mouse. It takes letters from the
 * moment it is asked for: the browser's own dialog has the focus at once, and results come after it.
 */
export function Palette({ places, onClose }: PaletteProps) {
  const [typed, type] = useState('')
  const words = typed.trim()
  const { groups, isSearching } = useGroups(words, places)
  const [at, point] = useState(0)
  const choose = useChoose(onClose)
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const shown = dialog.current!
    shown.showModal()
    return () => shown.close()
  }, [])
  const choices = groups.flatMap((group) => group.choices)
  const active = choices[Math.min(at, choices.length - 1)]
  const keys = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: choices.length - 1 }[event.key]
    // Home and End belong to the text while there is some.
    const isForText = typed !== '' && (event.key === 'Home' || event.key === 'End')
    if (to !== undefined && !isForText && choices.length > 0) {
      event.preventDefault()
      point((to + choices.length) % choices.length)
    }
    // Enter that ends a word of an input method chooses nothing.
    if (event.key === 'Enter' && active && !event.nativeEvent.isComposing) choose(active)
  }
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={say('查找', 'Find')}
      onCancel={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="palette-input">
        <SearchOutlined />
        <input
          autoFocus
          role="combobox"
          aria-expanded={choices.length > 0}
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-label={say('查找项目、产业链、单位、页面或操作', 'Find a project, chain, unit, page or action')}
          placeholder={say('项目、产业链、单位、页面或操作', 'Project, chain, unit, page or action')}
          {...(active ? { 'aria-activedescendant': `palette ${active.key}`.replaceAll(' ', '-') } : {})}
          value={typed}
          onChange={(event) => {
            type(event.target.value)
            point(0)
          }}
          onKeyDown={keys}
        />
        <kbd>Esc</kbd>
      </div>
      <List groups={groups} active={active} words={words} onChoose={choose} />
      <p className="palette-state" role="status">
        {choices.length === 0 &&
          (isSearching
            ? say('正在查找…', 'Looking…')
            : say(
                `没有找到“${words}”。可换用项目名称、投资方中的几个字再试。`,
                `Nothing found for “${words}”. Try a few characters of a project’s name or investor.`,
              ))}
      </p>
    </dialog>
  )
}

interface ListProps {
  groups: Group[]
  active: Choice | undefined
  words: string
  onChoose: (choice: Choice) => void
}

function List({ groups, active, words, onChoose }: ListProps) {
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    shown.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active?.key])
  return (
    <div ref={shown} className="palette-list" id="palette-list" role="listbox" aria-label={say('结果', 'Results')}>
      {groups.map((group) => (
        <div key={group.key} role="group" aria-labelledby={`palette-group-${group.key}`}>
          <div className="palette-group" id={`palette-group-${group.key}`} role="presentation">
            {group.name}
          </div>
          {group.choices.map((choice) => (
            <div
              key={choice.key}
              id={`palette ${choice.key}`.replaceAll(' ', '-')}
              role="option"
              aria-selected={choice.key === active?.key}
              className="palette-choice"
              // The text keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(choice)}
            >
              <span>
                <Marked text={choice.name} words={words} />
              </span>
              {choice.about && (
                <span className="palette-about">
                  <Marked text={choice.about} words={words} />
                </span>
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function useChoose(onClose: () => void) {
  const region = useRegion()
  const go = useNavigate()
  return ({ key, name, about, to, act, isKept }: Choice) => {
    onClose()
    if (isKept && to) remember(region, { key, name, to, ...(about ? { about } : {}) })
    if (to) void go(to)
    act?.()
  }
}
