import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { barriers, overflows, picture, settled, type Sight, useBrowser } from './browser'
import type { RoleName } from './roles'

const app = useBrowser()

const regions = ['draft-county', 'contested', 'held', 'issuing']

/** A region with a chain, a unit and two people who get its bulletins. */
async function enterRegion(region: string) {
  const at = `/api/regions/${region}`
  const { operator } = app
  await operator.region(region, '通报县')
  await operator.call('PUT', `${at}/chains/果业`, { name: '果业' })
  await operator.call('PUT', `${at}/units/城关镇`, { name: '城关镇', class: '镇' })
  await operator.call('PUT', `${at}/recipients/leader`, { name: '王书记', email: 'w@example.com', audiences: ['all'] })
  await operator.call('PUT', `${at}/recipients/unit`, {
    name: '城关镇',
    email: 'c@example.com',
    audiences: ['unit:城关镇'],
  })
}

beforeAll(async () => {
  await Promise.all(regions.map(enterRegion))
  await app.operator.enter(
    'editor',
    regions.map((region) => ({ role: 'bureau', region })),
  )
})

/** The draft of the running week, opened as the bureau opens it. */
async function draftOf(region: string): Promise<{ page: Page; week: string }> {
  const page = await app.visit('editor', `/${region}/scorecards`)
  await page.getByRole('link', { name: '编辑草稿' }).click()
  await page.getByRole('textbox', { name: '编者按' }).waitFor()
  return { page, week: new URL(page.url()).pathname.split('/').at(-1)! }
}

/** The latest issue in the archive. */
async function issueFor(who: RoleName, sight: Sight = {}): Promise<Page> {
  const page = await app.visit(who, '/demo/scorecards', sight)
  await page
    .getByRole('link', { name: /第\d+期/ })
    .first()
    .click()
  return page
}

test('the archive opens the issue that was sent, byte for byte, and its language is part of the address', async () => {
  const page = await issueFor('leader')
  const frame = page.frameLocator('.bulletin-frame')
  await frame.getByText('产业链').first().waitFor()
  const shown = await page.locator('.bulletin-frame').getAttribute('src')
  expect(shown).toContain('audience=all')
  await expect
    .poll(() => page.locator('.bulletin-frame').evaluate((element) => element.clientHeight))
    .toBeGreaterThan(1500)
  expect(await barriers(page)).toEqual([])
  await picture(page, 'scorecard-issue')
  await page.getByLabel('通报的语言').getByText('English').click()
  await expect.poll(() => page.url()).toContain('language=en')
  await page.frameLocator('.bulletin-frame').getByText('Investment Weekly').first().waitFor()
})

test('a unit reads its own version and is offered no other', async () => {
  const page = await issueFor('unit')
  await page.frameLocator('.bulletin-frame').getByText('经济技术开发区').first().waitFor()
  await page.getByRole('combobox', { name: '版本：给谁看' }).click()
  const options = await page.locator('.ant-select-item-option').allTextContents()
  expect(options).toEqual(['我的版本', '经济技术开发区'])
  expect(await page.getByRole('tab', { name: '邮件' }).count()).toBe(0)
})

test('an issue is read on a phone without scrolling sideways', async () => {
  const page = await issueFor('leader', { width: 390 })
  await page.frameLocator('.bulletin-frame').getByText('产业链').first().waitFor()
  expect(await overflows(page)).toBe(false)
  await picture(page, 'scorecard-phone')
})

test('a download carries the week and the version in its name', async () => {
  const page = await issueFor('bureau')
  await page.frameLocator('.bulletin-frame').getByText('产业链').first().waitFor()
  await page.getByRole('button', { name: '下载' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /Excel/ }).click()
  expect((await download).suggestedFilename()).toMatch(/^scorecard-demo-\d{4}-W\d\d\.xlsx$/)
})

test('the opening words save themselves and stand in the preview', async () => {
  const { page } = await draftOf('draft-county')
  await page.getByRole('textbox', { name: '编者按' }).fill('本周开工破零。')
  await page.getByText('已保存').waitFor()
  await page.frameLocator('.bulletin-frame').getByText('本周开工破零。').waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'scorecard-draft')
})

test('who leaves right after writing is let go once it is saved', async () => {
  const { page, week } = await draftOf('draft-county')
  await page.getByRole('textbox', { name: '编者按' }).fill('写完就走。')
  await page.getByRole('link', { name: '总览' }).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/app/draft-county/overview')
  const path = `/api/regions/draft-county/scorecards/${week}/draft`
  expect(await app.operator.call('GET', path)).toMatchObject({ opening: '写完就走。' })
})

test('a draft prints as its readers get it, whole and without what one does on the screen', async () => {
  const { page } = await draftOf('draft-county')
  const paper = page.locator('.bulletin-paper')
  expect(await paper.isVisible()).toBe(false)
  const onScreen = [
    page.getByRole('textbox', { name: '编者按' }),
    page.getByRole('button', { name: '打印' }),
    page.getByRole('combobox', { name: '版本：给谁看' }),
    page.getByRole('heading', { name: '预览' }),
    page.getByRole('heading', { name: /草稿$/ }),
    page.locator('.bulletin-frame'),
  ]
  for (const one of onScreen) expect(await one.isVisible()).toBe(true)
  await page.emulateMedia({ media: 'print' })
  await paper.getByText('总体情况', { exact: true }).first().waitFor()
  for (const one of onScreen) expect(await one.isVisible()).toBe(false)
})

test('words that somebody else wrote meanwhile are shown, not overwritten', async () => {
  const { page, week } = await draftOf('contested')
  await app.operator.call('PUT', `/api/regions/contested/scorecards/${week}/draft`, { opening: '对方写的' })
  await page.getByRole('textbox', { name: '编者按' }).fill('我写的')
  await page.getByText('别人刚刚改过这份草稿').waitFor()
  app.forgive(/412/)
  await page.getByText('对方写的').first().waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'scorecard-contested')
  await page.getByRole('button', { name: '保留我的' }).click()
  await page.getByText('已保存').waitFor()
  const draft = await app.operator.call<{ opening: string }>('GET', `/api/regions/contested/scorecards/${week}/draft`)
  expect(draft.opening).toBe('我写的')
})

test('an issue that is held says so, and can be let go again', async () => {
  const { page } = await draftOf('held')
  await page.getByRole('button', { name: '暂缓', exact: true }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '暂缓' }).click()
  await page.getByText('已暂缓，不会自动签发').waitFor()
  await page.getByRole('button', { name: '恢复自动签发' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '恢复' }).click()
  await page.getByRole('button', { name: '暂缓', exact: true }).waitFor()
})

test('issuing asks first, says to how many, mails each once, and resends to one', async () => {
  const { page } = await draftOf('issuing')
  await page.getByRole('button', { name: '签发', exact: true }).click()
  await page.getByRole('dialog').getByText('王书记').waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'scorecard-issuing')
  await page.getByRole('button', { name: '签发，寄给 2 人' }).click()
  await page.getByRole('tab', { name: '邮件' }).click()
  await expect.poll(() => page.getByText('已发出', { exact: true }).count()).toBe(2)
  await page.getByRole('button', { name: '重发给城关镇' }).click()
  await page.getByRole('button', { name: '重发一封' }).click()
  await expect.poll(() => page.getByText('已发出', { exact: true }).count()).toBe(3)
  expect(await barriers(page)).toEqual([])
  await picture(page, 'scorecard-mails')
  await page.getByRole('button', { name: '发更正通知' }).click()
  await page.getByLabel('更正内容').fill('表二开工率应为 68.75%。')
  await page.getByRole('button', { name: '发给 2 人' }).click()
  await expect.poll(() => page.getByText('已发出', { exact: true }).count()).toBe(5)
  await settled(page)
})

test('months, quarters and years say how to compose one', async () => {
  const page = await app.visit('bureau', '/demo/scorecards?kind=month')
  await page.getByText('还没有签发过', { exact: false }).waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'scorecard-months')
  await page.getByRole('link', { name: '编辑草稿' }).first().click()
  await page.getByText('这一类通报不自动签发', { exact: false }).waitFor()
})
