import { expect, test } from 'vitest'
import { barriers, overflows, picture, useBrowser } from './browser'

const { visit } = useBrowser()

test('warnings stand by kind with their rule, and a kind is part of the address', async () => {
  const page = await visit('leader', '/demo/warnings')
  await page.getByText('签约超过 12 个月仍未开工').waitFor()
  expect(await page.getByRole('button', { name: /的下步工作$/ }).count()).toBe(0)
  expect(await barriers(page)).toEqual([])
  await picture(page, 'warnings')
  await page.getByRole('button', { name: /^应统未统/ }).click()
  await expect.poll(() => page.url()).toContain('kind=notInStatistics')
  await expect.poll(() => page.getByRole('heading', { level: 2 }).count()).toBe(1)
  await page.getByRole('heading', { level: 2 }).getByRole('link').click()
  await expect.poll(() => page.url()).toContain('explain=warned')
})

test('the bureau says a next step in place', async () => {
  const page = await visit('bureau', '/demo/warnings?kind=noNextStep')
  const step = page.getByRole('button', { name: /的下步工作$/ }).first()
  const [, name] = /，(.+)的下步工作$/.exec((await step.getAttribute('aria-label'))!)!
  await step.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('做什么').fill('上门对接用地')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '继续填写' }).click()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1)
  expect(await dialog.getByLabel('做什么').inputValue()).toBe('上门对接用地')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText('请选择期限').waitFor()
  await dialog.getByLabel('期限').fill('2099-01-01')
  await dialog.getByLabel('期限').press('Enter')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'hidden' })
  // It is warned of no more.
  await page.getByRole('link', { name: name!, exact: true }).waitFor({ state: 'detached' })
})

test('a text to send to a chat is made of what is shown', async () => {
  const page = await visit('bureau', '/demo/warnings?kind=suspended', { width: 390 })
  expect(await overflows(page)).toBe(false)
  await picture(page, 'warnings-phone')
  await page.getByRole('button', { name: '催办文字' }).click()
  expect(await page.getByRole('dialog').getByLabel('催办文字').inputValue()).toContain('停工')
})

test('a unit sees the warnings of its own projects', async () => {
  const page = await visit('unit', '/demo/warnings', { language: 'en' })
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  const units = await page.locator('tbody tr[data-row-key] td:nth-child(3)').allTextContents()
  expect(new Set(units)).toEqual(new Set(['经济技术开发区']))
})
