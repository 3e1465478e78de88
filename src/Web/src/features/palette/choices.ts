import { useLocation, useSearchParams } from 'react-router'
import { chooseLanguage, languageNow, say } from '@/lib/language'
import { captureQuery, paths, withOverlay } from '@/lib/paths'
import { useChains, useRegion, useRightsHere, useUnits } from '@/lib/region'
import { chooseMode, useDark } from '@/lib/theme'
import { useFoundProjects } from '@/lib/find-projects'
import type { Goal } from './palette'
import { recentOf } from './recent'

export interface Choice {
  key: string
  name: string
  about?: string
  /** Where it leads, or what it does. */
  to?: string
  act?: () => void
  /** Remembered among the recent ones. */
  isKept?: boolean
}

export interface Group {
  key: string
  name: string
  choices: Choice[]
}

const within = (text: string, words: string) => text.toLowerCase().includes(words.toLowerCase())

/** Everything that can be gone to or done, in groups; those with nothing are left out. */
export function useGroups(words: string, places: Goal[]): { groups: Group[]; isSearching: boolean } {
  const found = useFoundProjects(words, { limit: 8 })
  const named = useNamed()
  const actions = useActions()
  const region = useRegion()
  const matching = (choices: Choice[]) => choices.filter((one) => within(`${one.name} ${one.about ?? ''}`, words))
  const pages = places.map(({ key, name, to }) => ({ key: `page ${key}`, name, to }))
  const all: Group[] = words
    ? [
        { key: 'projects', name: say('项目', 'Projects'), choices: projects(region, found.items) },
        { key: 'chains', name: say('产业链', 'Chains'), choices: matching(named.chains).slice(0, 6) },
        { key: 'units', name: say('责任单位', 'Units'), choices: matching(named.units).slice(0, 6) },
        { key: 'pages', name: say('页面', 'Pages'), choices: matching(pages) },
        { key: 'actions', name: say('操作', 'Actions'), choices: matching(actions) },
      ]
    : [
        {
          key: 'recent',
          name: say('最近打开', 'Recent'),
          choices: recentOf(region).map((one) => ({ ...one, isKept: true })),
        },
        { key: 'actions', name: say('操作', 'Actions'), choices: actions },
        { key: 'pages', name: say('页面', 'Pages'), choices: pages },
      ]
  return { groups: all.filter((group) => group.choices.length > 0), isSearching: found.isSearching }
}

interface Found {
  id: string
  name: string
  investor: string
  chain: string
  unit: string
}

function projects(region: string, items: Found[]): Choice[] {
  return items.map(({ id, name, investor, chain, unit }) => ({
    key: `project ${id}`,
    name,
    about: [investor, chain, unit].filter(Boolean).join(' · '),
    to: paths.project(region, id),
    isKept: true,
  }))
}

function useNamed() {
  const region = useRegion()
  const chains = (useChains().data?.items ?? []).map(({ key, name, leader }) => ({
    key: `chain ${key}`,
    name,
    ...(leader ? { about: leader } : {}),
    to: paths.chain(region, key),
    isKept: true,
  }))
  const units = (useUnits().data?.items ?? []).map((unit) => ({
    key: `unit ${unit.key}`,
    name: unit.name,
    ...(unit.class ? { about: unit.class } : {}),
    to: paths.ledger(region, `?${new URLSearchParams({ unit: unit.key })}`),
    isKept: true,
  }))
  return { chains, units }
}

function useActions(): Choice[] {
  const region = useRegion()
  const rights = useRightsHere()
  const isDark = useDark()
  const { pathname } = useLocation()
  const [query] = useSearchParams()
  const here = (overlay: string) => `${pathname}${withOverlay(query, overlay)}`
  return [
    ...(rights.reports
      ? [
          { key: 'capture', name: say('新增签约项目', 'New signed project'), to: here(captureQuery) },
          { key: 'intend', name: say('新增意向项目', 'New intended project'), to: here('capture=intended') },
        ]
      : []),
    ...(rights.decides ? [{ key: 'import', name: say('导入台账', 'Import a ledger'), to: paths.imports(region) }] : []),
    {
      key: 'theme',
      name: isDark ? say('切换到浅色', 'Switch to light') : say('切换到深色', 'Switch to dark'),
      act: () => chooseMode(isDark ? 'light' : 'dark'),
    },
    {
      key: 'language',
      name: languageNow() === 'zh' ? '切换语言：English' : 'Switch language: 中文',
      act: () => chooseLanguage(languageNow() === 'zh' ? 'en' : 'zh'),
    },
  ]
}
