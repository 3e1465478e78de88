import { expect, test } from 'vitest'
import { barriers, overflows, picture, settled, useBrowser } from './browser'

const browser = useBrowser()
const { operator } = browser
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
  const option = page.locator('.ant-select-item-option').first()
  const unit = await option.innerText()
  await option.click()
  const rows = page.getByRole('table').locator('tbody').getByRole('row')
  const ofOthers = async () => (await rows.allInnerTexts()).filter((text) => !text.includes(unit))
  await expect.poll(ofOthers).toEqual([])
  const query = new URL(page.url()).searchParams
  expect([query.get('view'), query.get('sort')]).toEqual(['list', 'amount'])
  expect(query.get('unit')).toBeTruthy()
  const shown = await rows.count()
  await page.reload()
  await settled(page)
  await expect.poll(() => rows.count()).toBe(shown)
})

test('Dropping a card, or its menu, opens the form for that fact; an earlier stage is refused', async () => {
  await operator.region('board', '看板县', 'bureau')
  const { id } = await operator.call<{ id: string }>('POST', '/api/regions/board/signed-projects', {
    name: '看板项目',
    investor: '己公司',
    chain: '果业',
    on: '2026-03-01',
    totalInvestment: 1,
  })
  const page = await browser.visit('board-bureau', `/board/chains/${encodeURIComponent('果业')}`)
  const asked = () => {
    const query = new URL(page.url()).searchParams
    return [query.get('record'), query.get('kind')]
  }
  const card = page.getByRole('region', { name: /^签约 1/ }).getByRole('article', { name: '看板项目' })
  await card.dragTo(page.getByRole('region', { name: /^登记（意向） \d/ }))
  await page
    .locator('.ant-message')
    .getByText(/项目已过这一阶段/)
    .waitFor()
  expect(asked()).toEqual([null, null])
  await card.dragTo(page.getByRole('region', { name: /^开工 \d/ }))
  await expect.poll(asked).toEqual([id, 'opened'])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await card.getByRole('button', { name: /^登记/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: '登记供地' }).click()
  await expect.poll(asked).toEqual([id, 'siteSecured'])
  // A year without targets is not there.
})

test('Columns beyond the edge are hinted at, and a button leads there', async () => {
  const page = await browser.visit('leader', `/demo/chains/${chain}`, { width: 1000 })
  const onward = page.getByRole('button', { name: '右侧还有阶段' })
  await onward.click()
  await page.getByRole('button', { name: '左侧还有阶段' }).waitFor()
  await onward.waitFor({ state: 'detached' })
  expect(await overflows(page)).toBe(false)
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
