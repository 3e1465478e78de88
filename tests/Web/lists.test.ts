import { expect, test } from 'vitest'
import { barriers, overflows, picture, useBrowser } from './browser'

const { visit } = useBrowser()

test('a leader reads who is red and who is black, and why, and opens a number', async () => {
  const page = await visit('leader', '/demo/lists')
  await page.getByRole('heading', { name: '红榜' }).first().waitFor()
  await page.getByRole('heading', { name: '黑榜' }).first().waitFor()
  await page
    .getByText(/签约 \d+ 个，开工 \d+ 个/)
    .first()
    .waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'lists')
  await page.locator('.listed-value a').first().click()
  await expect.poll(() => page.url()).toContain('explain=opening')
})

test('an issued week stands as it was frozen, and its numbers open the frozen lists', async () => {
  const page = await visit('leader', '/demo/lists?tab=ranking')
  await page.getByLabel('期次').click()
  await page
    .locator('.ant-select-item-option', { hasText: /^\d{4}年第\d+期/ })
    .first()
    .click()
  await expect.poll(() => page.url()).toMatch(/week=\d{4}-W\d\d/)
  await page.getByText('已冻结').waitFor()
  await picture(page, 'lists-ranking')
  const link = page.locator('td a.number').first()
  await link.waitFor()
  expect(await link.getAttribute('href')).toMatch(/^\/app\/demo\/\d{4}-W\d\d\/c\d+\/signed$/)
})

test('the bureau notes that a unit has nothing to report, and takes it back', async () => {
  const page = await visit('bureau', '/demo/lists?tab=reports')
  await picture(page, 'lists-reports')
  await page.getByRole('button', { name: '北极镇零报告' }).click()
  await page.getByRole('button', { name: '撤回北极镇的报送' }).click()
  await page.getByRole('button', { name: '北极镇零报告' }).waitFor()
})

test('the bureau enters points and reverses them; nothing is erased', async () => {
  const page = await visit('bureau', '/demo/lists?tab=points')
  await page.getByRole('button', { name: '登记加减分' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('对象').click()
  await page.keyboard.type('现代果业')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('分值').fill('2')
  await dialog.getByLabel('事由').fill('引进链主企业')
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('cell', { name: '+2.00' }).waitFor()
  await page.getByRole('button', { name: '冲销' }).first().click()
  await page.getByRole('dialog').getByLabel('原因').fill('登记有误')
  await page.getByRole('dialog').getByRole('button', { name: '冲销' }).click()
  await page.getByRole('cell', { name: '−2.00' }).waitFor()
  await page.getByText('已冲销').waitFor()
  await picture(page, 'lists-points')
})

test('a unit sees the last issued week on a phone', async () => {
  const page = await visit('unit', '/demo/lists', { width: 390, language: 'en' })
  await page.getByRole('heading', { name: 'Red list' }).first().waitFor()
  expect(await overflows(page)).toBe(false)
  await picture(page, 'lists-phone')
})
