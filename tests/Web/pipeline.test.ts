import { expect, test } from 'vitest'
import { barriers, overflows, picture, settled, useBrowser } from './browser'

const browser = useBrowser()
const chain = encodeURIComponent('现代果业')

test('The chains open one by one, with their leader, targets and projects', async () => {
  const page = await browser.visit('leader', '/demo/chains')
  expect(await barriers(page)).toEqual([])
  await picture(page, 'chains')
  await page.getByRole('link', { name: '现代果业', exact: true }).click()
  await page.getByText('王振华（市委书记）').waitFor()
  await page.getByText(/年签约额目标/).waitFor()
  await page.getByRole('region', { name: /^签约 \d/ }).waitFor()
  await picture(page, 'chain')
  expect(await barriers(page)).toEqual([])
})

test('The list, the unit and the order stand in the address', async () => {
  const page = await browser.visit('leader', `/demo/chains/${chain}`)
  await page.getByRole('button', { name: '列表' }).click()
  await page.getByRole('button', { name: '金额' }).click()
  await page.getByRole('combobox', { name: '责任单位' }).click()
  await page.locator('.ant-select-item-option').first().click()
  await page.getByRole('table').waitFor()
  const query = new URL(page.url()).searchParams
  expect([query.get('view'), query.get('sort')]).toEqual(['list', 'amount'])
  expect(query.get('unit')).toBeTruthy()
  const rows = await page.getByRole('table').getByRole('row').count()
  await page.reload()
  await settled(page)
  await expect.poll(() => page.getByRole('table').getByRole('row').count()).toBe(rows)
})

test('Dropping a card on a later stage opens the form for that fact; an earlier stage is refused', async () => {
  const page = await browser.visit('bureau', `/demo/chains/${chain}`)
  const card = page
    .getByRole('region', { name: /^签约 \d/ })
    .getByRole('article')
    .first()
  const intended = page.getByRole('region', { name: /^登记（意向） \d/ })
  await card.dragTo(intended)
  await page
    .locator('.ant-message')
    .getByText(/项目已过这一阶段|已有/)
    .waitFor()
  expect(new URL(page.url()).searchParams.get('record')).toBeNull()
  await card.dragTo(page.getByRole('region', { name: /^开工 \d/ }))
  await expect.poll(() => new URL(page.url()).searchParams.get('kind')).toBe('opened')
  expect(new URL(page.url()).searchParams.get('record')).toBeTruthy()
})

test('The keyboard records a fact from the menu of a card', async () => {
  const page = await browser.visit('bureau', `/demo/chains/${chain}`)
  const card = page
    .getByRole('region', { name: /^签约 \d/ })
    .getByRole('article')
    .first()
  await card.getByRole('button', { name: /^登记/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: '登记开工' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('kind')).toBe('opened')
})

test('Teams and leaders read the board; a unit moves only its own projects', async () => {
  for (const who of ['team', 'leader'] as const) {
    const page = await browser.visit(who, `/demo/chains/${chain}`)
    await page.getByRole('article').first().waitFor()
    expect(await page.locator('article[draggable="true"]').count()).toBe(0)
    expect(await page.getByRole('article').getByRole('button').count()).toBe(0)
  }
  const page = await browser.visit('unit', `/demo/chains/${chain}`)
  const own = page.getByRole('article')
  await own.first().waitFor()
  for (const text of await own.allInnerTexts()) expect(text).toContain('经济技术开发区')
})

test('On a phone the stages stand under each other', async () => {
  const page = await browser.visit('leader', `/demo/chains/${chain}`, { width: 390 })
  await page.getByRole('article').first().waitFor()
  expect(await overflows(page)).toBe(false)
  expect(await barriers(page)).toEqual([])
  await picture(page, 'chain-phone')
})

test('An address of a chain that is not there says so', async () => {
  const page = await browser.visit('leader', '/demo/chains/nothing')
  await page.getByText(/没有这条产业链/).waitFor()
})
