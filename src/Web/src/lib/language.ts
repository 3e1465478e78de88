import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'

const key = 'leads.language'
const listeners = new Set<() => void>()
let language: Language = read()

function read(): Language {
  const kept = localStorage.getItem(key)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

export function languageNow(): Language {
  return language
}

export function chooseLanguage(chosen: Language) {
  language = chosen
  localStorage.setItem(key, chosen)
  for (const listener of listeners) listener()
}

/** The language; whoever uses it is drawn anew when it changes. The whole app is keyed by it. */
export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, languageNow)
}

/** One text in both languages, so that neither can be forgotten. */
export function say(zh: string, en: string): string {
  return language === 'zh' ? zh : en
}
