import { beforeAll, expect, test } from 'vitest'
import { barriers, overflows, picture, settled, turnTo, useBrowser } from './browser'
import { findIds, pages } from './pages'

const { operator, visit } = useBrowser()
const languages = ['zh', 'en'] as const
const themes = ['light', 'dark'] as const
const widths = [1440, 390]

let whole: (path: string) => string

beforeAll(async () => {
  whole = await findIds(operator)
})

test.each(languages)(
  'Every page is without barriers, light and dark, at a desk and on a phone, in %s',
  async (language) => {
    const page = await visit('admin', '/demo/overview', { language })
    const found: string[] = []
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      for (const path of pages) {
        await turnTo(page, whole(path))
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme })
          await settled(page)
          const name = `${decodeURI(path).slice(1)} ${width} ${colorScheme}`
          // The dark differs by its colours alone.
          const seen = await barriers(page, ...(colorScheme === 'dark' ? ['color-contrast'] : []))
          found.push(...seen.map((one) => `${name}: ${one}`))
          await picture(page, `${name} ${language}`.replaceAll(/[/?=& {}]+/g, '-'))
        }
        if (await overflows(page)) found.push(`${path} ${width}: wider than the screen`)
      }
    }
    expect(found).toEqual([])
  },
)

test.each(['bureau', 'unit', 'team', 'leader', 'auditor'])(
  'A member of the %s goes through every page, in both languages, without a word in the console',
  async (role) => {
    for (const language of languages) {
      const page = await visit(role, '/demo/overview', { language })
      for (const path of pages) {
        await turnTo(page, whole(path))
        expect(await page.getByRole('heading', { level: 1 }).count(), path).toBe(1)
      }
    }
  },
)
