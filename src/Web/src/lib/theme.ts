import { theme as antd, type ThemeConfig } from 'antd'
import { useSyncExternalStore } from 'react'

type Mode = 'light' | 'dark' | 'system'

const key = 'leads.theme'
const prefersDark = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let isPaper = false

function modeNow(): Mode {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function isDarkNow(): boolean {
  if (isPaper) return false
  const mode = modeNow()
  return mode === 'dark' || (mode === 'system' && prefersDark.matches)
}

/** Paper is light, whatever the screen is. */
function turn(toPaper: boolean) {
  isPaper = toPaper
  for (const listener of listeners) listener()
}

addEventListener('beforeprint', () => turn(true))
addEventListener('afterprint', () => turn(false))

export function chooseMode(mode: Mode) {
  localStorage.setItem(key, mode)
  for (const listener of listeners) listener()
}

export function useDark(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    prefersDark.addEventListener('change', listener)
    return () => {
      listeners.delete(listener)
      prefersDark.removeEventListener('change', listener)
    }
  }, isDarkNow)
}

/** Numbers stand under each other everywhere; Chinese first, with the fonts that Windows, macOS and Linux have. */
export const fonts =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif'

const softInk = (isDark: boolean) => (isDark ? 'rgba(255,255,255,.72)' : 'rgba(0,0,0,.68)')

/** For forms that are there to be read by those who may not change them: the usual grey is too pale for that. */
export function themeToRead(isDark: boolean): ThemeConfig {
  return { token: { colorTextDisabled: softInk(isDark) } }
}

/** What the algorithm makes of the amber is olive in the light, and of the green a grey that its words drown in. */
const grounds = {
  colorWarningBg: '#fff7e0',
  colorWarningBgHover: '#ffefc2',
  colorWarningBorder: '#ecd08a',
  colorSuccessBg: '#ecf7ef',
  colorSuccessBgHover: '#d8eedf',
  colorSuccessBorder: '#a8d5b8',
}

/** The seal red of official documents leads; everything else is calm. Contrast is AA in both modes. */
export function themeOf(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: isDark ? '#e5675e' : '#b3261e',
      colorInfo: isDark ? '#5b9bd5' : '#1f5fa8',
      colorLink: isDark ? '#7db5ea' : '#1f5fa8',
      colorSuccess: isDark ? '#4caf72' : '#1e7a43',
      colorWarning: isDark ? '#e0a63a' : '#9a6200',
      colorError: isDark ? '#f0786f' : '#b3261e',
      ...(isDark ? {} : grounds),
      colorTextSecondary: softInk(isDark),
      colorTextTertiary: isDark ? 'rgba(255,255,255,.62)' : 'rgba(0,0,0,.62)',
      colorTextDescription: isDark ? 'rgba(255,255,255,.66)' : 'rgba(0,0,0,.65)',
      colorTextPlaceholder: isDark ? 'rgba(255,255,255,.55)' : 'rgba(0,0,0,.58)',
      colorBgLayout: isDark ? '#121416' : '#f4f5f7',
      borderRadius: 6,
      fontFamily: fonts,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      // The algorithm darkens the chosen red too far to be read on its own ground.
      Menu: isDark ? { itemSelectedColor: '#f5a8a1' } : {},
      Tabs: isDark ? { itemSelectedColor: '#f5a8a1', itemHoverColor: '#f5a8a1', itemActiveColor: '#f5a8a1' } : {},
      // And white on it is not read either.
      Button: isDark ? { colorPrimary: '#b8433b', colorPrimaryHover: '#c44d45', colorPrimaryActive: '#a33a33' } : {},
      Layout: { siderBg: isDark ? '#1b1e21' : '#ffffff', headerBg: isDark ? '#1b1e21' : '#ffffff', headerHeight: 52 },
      // A table stands in a panel and has its ground.
      Table: { cellPaddingBlock: 10, headerBorderRadius: 0, colorBgContainer: isDark ? '#1b1e21' : '#ffffff' },
    },
  }
}
