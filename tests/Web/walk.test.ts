import { expect, test } from 'vitest'
import { overflows, picture, useBrowser } from './browser'

const { visit } = useBrowser()

const pages = [
  'overview',
  'chains',
  'chains/%E7%8E%B0%E4%BB%A3%E6%9E%9C%E4%B8%9A',
  'ledger',
  'imports',
  'recognition',
  'warnings',
  'lists',
  'scorecards',
  'scorecards/2026-W47',
  'settings',
]

test.each(pages)('The bureau opens %s at a desk without a word in the console', async (name) => {
  const page = await visit('bureau', `/demo/${name}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await picture(page, `walk-${name.replaceAll('/', '-')}`)
})

test.each(['overview', 'chains', 'scorecards', 'warnings'])('A leader opens %s on a phone', async (name) => {
  const page = await visit('leader', `/demo/${name}`, { width: 390 })
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await overflows(page)).toBe(false)
  await picture(page, `walk-phone-${name}`)
})

test.each(['unit', 'team', 'auditor'])('One who is a %s reads the overview in English', async (role) => {
  const page = await visit(role, '/demo/overview', { language: 'en' })
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
})
