import { expect, test } from 'vitest'
import { overflows, settled, useBrowser } from './browser'

const app = useBrowser()

/** A region with a chain, a unit and two people who get its bulletins. */
async function bureauOf(region: string): Promise<string> {
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
  await operator.enter(`${region}-bureau`, [{ role: 'bureau', region }])
  return `${region}-bureau`
}

async function runningWeek(region: string): Promise<string> {
  const page = await app.visit(`${region}-bureau`, `/${region}/scorecards`)
  const link = page.getByRole('link', { name: '编辑草稿' })
  const address = (await link.getAttribute('href'))!
  await page.context().close()
  return address.split('/').at(-1)!
}

test('the archive lists every issue, and opens the one that was sent, byte for byte', async () => {
  const page = await app.visit('leader', '/demo/scorecards')
  await page
    .getByRole('link', { name: /第\d+期/ })
    .first()
    .click()
  const frame = page.frameLocator('.bulletin-frame')
  await frame.getByText('产业链').first().waitFor()
  const shown = await page.locator('.bulletin-frame').getAttribute('src')
  expect(shown).toContain('audience=all')
  await expect
    .poll(() => page.locator('.bulletin-frame').evaluate((element) => element.clientHeight))
    .toBeGreaterThan(1500)
})

test('the version and the language of an issue are part of its address', async () => {
  const page = await app.visit('leader', '/demo/scorecards')
  await page
    .getByRole('link', { name: /第\d+期/ })
    .first()
    .click()
  await page.getByText('English', { exact: true }).last().click()
  await expect.poll(() => page.url()).toContain('language=en')
  await page.frameLocator('.bulletin-frame').getByText('Investment Weekly').first().waitFor()
})

test('a unit reads its own version and is offered no other', async () => {
  const page = await app.visit('unit', '/demo/scorecards')
  await page
    .getByRole('link', { name: /第\d+期/ })
    .first()
    .click()
  await page.frameLocator('.bulletin-frame').getByText('经济技术开发区').first().waitFor()
  await page.getByRole('combobox', { name: '版本：给谁看' }).click()
  const options = await page.locator('.ant-select-item-option').allTextContents()
  expect(options).toEqual(['我的版本', '经济技术开发区'])
  expect(await page.getByRole('tab', { name: '邮件' }).count()).toBe(0)
})

test('an issue is read on a phone without scrolling sideways', async () => {
  const page = await app.visit('leader', '/demo/scorecards', { width: 390 })
  await page
    .getByRole('link', { name: /第\d+期/ })
    .first()
    .click()
  await page.frameLocator('.bulletin-frame').getByText('产业链').first().waitFor()
  expect(await overflows(page)).toBe(false)
})

test('a download carries the week and the version in its name', async () => {
  const page = await app.visit('bureau', '/demo/scorecards')
  await page
    .getByRole('link', { name: /第\d+期/ })
    .first()
    .click()
  await page.frameLocator('.bulletin-frame').getByText('产业链').first().waitFor()
  await page.getByRole('button', { name: '下载' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /Excel/ }).click()
  expect((await download).suggestedFilename()).toMatch(/^scorecard-demo-\d{4}-W\d\d\.xlsx$/)
})

test('the opening words save themselves and stand in the preview', async () => {
  const bureau = await bureauOf('draft-county')
  const week = await runningWeek('draft-county')
  const page = await app.visit(bureau, `/draft-county/scorecards/${week}`)
  await page.getByLabel('编者按').fill('本周开工破零。')
  await page.getByText('已保存').waitFor()
  await page.frameLocator('.bulletin-frame').getByText('本周开工破零。').waitFor()
})

test('words that somebody else wrote meanwhile are shown, not overwritten', async () => {
  const bureau = await bureauOf('contested')
  const week = await runningWeek('contested')
  const page = await app.visit(bureau, `/contested/scorecards/${week}`)
  await app.operator.call('PUT', `/api/regions/contested/scorecards/${week}/draft`, { opening: '对方写的' })
  await page.getByLabel('编者按').fill('我写的')
  await page.getByText('别人刚刚改过这份草稿').waitFor()
  app.forgive(/412/)
  await page.getByText('对方写的').first().waitFor()
  await page.getByRole('button', { name: '保留我的' }).click()
  await page.getByText('已保存').waitFor()
  const draft = await app.operator.call<{ opening: string }>('GET', `/api/regions/contested/scorecards/${week}/draft`)
  expect(draft.opening).toBe('我写的')
})

test('an issue that is held says so, and can be let go again', async () => {
  const bureau = await bureauOf('held')
  const week = await runningWeek('held')
  const page = await app.visit(bureau, `/held/scorecards/${week}`)
  await page.getByRole('button', { name: '暂缓', exact: true }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '暂缓' }).click()
  await page.getByText('已暂缓，不会自动发出').waitFor()
  await page.getByRole('button', { name: '恢复自动发出' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '恢复' }).click()
  await page.getByRole('button', { name: '暂缓', exact: true }).waitFor()
})

test('issuing asks first, says to how many, mails each once, and resends to one', async () => {
  const bureau = await bureauOf('issuing')
  const week = await runningWeek('issuing')
  const page = await app.visit(bureau, `/issuing/scorecards/${week}`)
  await page.getByRole('button', { name: '现在发出' }).click()
  await page.getByRole('dialog').getByText('王书记').waitFor()
  await page.getByRole('button', { name: '发出，寄给 2 人' }).click()
  await page.getByRole('tab', { name: '邮件' }).click()
  await expect.poll(() => page.getByText('已发出', { exact: true }).count()).toBe(2)
  await page.getByRole('button', { name: '重发给城关镇' }).click()
  await page.getByRole('button', { name: '重发一封' }).click()
  await expect.poll(() => page.getByText('已发出', { exact: true }).count()).toBe(3)
  await page.getByRole('button', { name: '发更正通知' }).click()
  await page.getByLabel('更正内容').fill('表二开工率应为 68.75%。')
  await page.getByRole('button', { name: '发给 2 人' }).click()
  await expect.poll(() => page.getByText('已发出', { exact: true }).count()).toBe(5)
  await settled(page)
})

test('months, quarters and years say how to compose one', async () => {
  const page = await app.visit('bureau', '/demo/scorecards?kind=month')
  await page.getByText('还没有发出过', { exact: false }).waitFor()
  await page.getByRole('link', { name: '编辑草稿' }).first().click()
  await page.getByText('这一类通报不自动发出', { exact: false }).waitFor()
})
