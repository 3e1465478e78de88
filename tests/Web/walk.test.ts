import { beforeAll, expect, test } from 'vitest'
import { barriers, overflows, picture, turnTo, useBrowser } from './browser'
import { findIds, pages } from './pages'

const { operator, visit } = useBrowser()
const languages = ['zh', 'en'] as const
const isLong = Boolean(process.env['LEADS_TEST_LONG'])

// Each run sees each language, theme and width; the long one sees all of them with each other.
const sights = languages.flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => [1440, 390].map((width) => ({ language, theme, width }))),
)
const chosen = sights.filter(({ language, theme, width }) =>
  language === 'zh' ? theme === 'light' && width === 1440 : theme === 'dark' && width === 390,
)

// A walk goes through all the pages in one test.
const timeout = 600_000

let whole: (path: string) => string

beforeAll(async () => {
  whole = await findIds(operator)
})

test.each(isLong ? sights : chosen)(
  'Every page is without barriers, in $language, $theme, $width wide',
  { timeout },
  async (sight) => {
    const page = await visit('admin', '/demo/overview', sight)
    const found: string[] = []
    for (const path of pages) {
      await turnTo(page, whole(path))
      found.push(...(await barriers(page)).map((one) => `${path}: ${one}`))
      if (await overflows(page)) found.push(`${path}: wider than the screen`)
      await picture(
        page,
        [decodeURI(path), ...Object.values(sight)]
          .join(' ')
          .replaceAll(/[/?=& {}]+/g, '-')
          .slice(1),
      )
    }
    expect(found).toEqual([])
  },
)

const members = (['bureau', 'unit', 'team', 'leader', 'auditor'] as const).flatMap((role, at) =>
  (isLong ? languages : [languages[at % 2]!]).map((language) => ({ role, language })),
)

test.each(members)(
  'A member of the $role goes through every page, in $language, without a word in the console',
  { timeout },
  async ({ role, language }) => {
    const page = await visit(role, '/demo/overview', { language })
    for (const path of pages) {
      await turnTo(page, whole(path))
      expect(await page.getByRole('heading', { level: 1 }).count(), path).toBe(1)
    }
  },
)
