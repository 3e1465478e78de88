import { beforeAll, expect, test } from 'vitest'
import { barriers, picture, useBrowser } from './browser'

const { visit, operator, forgive } = useBrowser()

const region = 'facts'
const own = '测试开发区'

interface Captured {
  id: string
  facts: { id: string; milestone: string; state: string; recordedAt: string; amount?: number; replaces?: string }[]
}

function capture(name: string) {
  return operator.call<Captured>('POST', `/api/regions/${region}/signed-projects`, {
    name,
    investor: '甲公司',
    unit: own,
    on: '2026-03-01',
    totalInvestment: 2,
    contractedCapital: 2,
  })
}

/** As above, in a region with other clocks than the browser's. */
async function captureIn(timeZone: string) {
  await operator.call('PUT', `/api/regions/${region}`, { name: '事实测试县', settings: { timeZone } })
  const { id, facts } = await capture('别处的项目')
  return { id, recorded: facts[0]!.recordedAt }
}

function projectOf(id: string) {
  return operator.call<Captured>('GET', `/api/regions/${region}/projects/${id}`)
}

beforeAll(async () => {
  await operator.region(region, '事实测试县', 'bureau')
  await operator.call('PUT', `/api/regions/${region}/units/${encodeURIComponent(own)}`, { name: own, class: '园区' })
  await operator.enter('facts-unit', [{ role: 'unit', region, key: own }])
})

test('A form that was closed is not opened again by going back', async () => {
  const { id } = await capture('返回的项目')
  const page = await visit('facts-bureau', `/${region}/ledger/${id}`)
  await page.getByRole('button', { name: '记录事实' }).click()
  const dialog = page.getByRole('dialog', { name: '记录事实' })
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: '返回的项目' }).waitFor()
  expect(new URL(page.url()).search).toBe('')
  expect(await dialog.count()).toBe(0)
})

test('The bureau records an opening and sees the rate change within a second', async () => {
  const { id } = await capture('开工的项目')
  const page = await visit('facts-bureau', `/${region}/ledger/${id}?record=${id}&kind=opened`)
  await page.getByRole('dialog', { name: '记录事实' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: '记录', exact: true }).click()
  await page.getByText('即时计入各项统计').waitFor()
  await page.getByRole('list', { name: '推进情况' }).getByText('开工').waitFor()
  const rates = () =>
    operator.call<{ groups: { rates: { opening: { numerator: number } } }[] }>(
      'GET',
      `/api/regions/${region}/rates?by=total&from=2026-01-01`,
    )
  await expect.poll(async () => (await rates()).groups[0]!.rates.opening.numerator, { timeout: 1000 }).toBe(1)
})

test('What was recorded by mistake is undone at once, and stays readable', async () => {
  const { id } = await capture('误录的项目')
  const page = await visit('facts-bureau', `/${region}/ledger/${id}?record=${id}&kind=incorporated`)
  await page.getByRole('button', { name: '记录', exact: true }).click()
  await page.getByRole('button', { name: /撤\s?销/ }).click()
  await page.getByText('已撤销：注册').waitFor()
  await page.getByText('已撤回、已更正 1 条').click()
  await page.locator('.fact-head', { hasText: '已撤回' }).waitFor()
})

test('An amount keeps all of its eight places, and a bad one is refused at its field', async () => {
  const { id } = await capture('到位资金的项目')
  const page = await visit('facts-bureau', `/${region}/ledger/${id}?record=${id}&kind=paidIn`)
  const amount = page.getByLabel('本笔金额')
  await amount.fill('约三千万')
  await amount.press('Enter')
  await page.getByText('请填写数字，单位亿元').waitFor()
  await amount.fill('０.12345678')
  await amount.press('Enter')
  await page.getByText('即时计入各项统计').waitFor()
  expect((await projectOf(id)).facts.at(-1)).toMatchObject({ milestone: 'paidIn', amount: 0.12345678 })
  await page.locator('#money').getByText('0.12345678 亿元').first().waitFor()
})

test('What a unit submits waits for the bureau', async () => {
  const { id } = await capture('单位上报的项目')
  const page = await visit('facts-unit', `/${region}/ledger/${id}?record=${id}&kind=suspended`)
  await page.getByText('提交后由招商局认定').waitFor()
  await page.getByRole('button', { name: '提交认定' }).click()
  await page.getByText('必填').waitFor()
  await page.getByLabel('停工原因').fill('资金紧张')
  await page.getByLabel('停工原因').press('Enter')
  await page.getByText('已提交，待招商局认定后计入').waitFor()
  expect((await projectOf(id)).facts.at(-1)).toMatchObject({ milestone: 'suspended', state: 'submitted' })
})

test('A form that was closed keeps what was typed', async () => {
  const { id } = await capture('没写完的项目')
  const page = await visit('facts-bureau', `/${region}/ledger/${id}`)
  const note = page.getByRole('dialog').getByLabel('备注')
  await page.getByRole('button', { name: '记录事实' }).click()
  await note.fill('投资方在等用地指标')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '记录事实' }).click()
  await expect.poll(() => note.inputValue()).toBe('投资方在等用地指标')
})

test('A correction takes the place of a fact, with its reason', async () => {
  const { id, facts } = await capture('更正的项目')
  const page = await visit('facts-bureau', `/${region}/ledger/${id}?record=${id}&fact=${facts[0]!.id}`)
  await page.getByLabel('总投资').fill('2.5')
  await page.getByLabel('更正原因').fill('合同金额录错')
  await page.getByLabel('更正原因').press('Enter')
  await page.getByText('原因：合同金额录错').first().waitFor()
  expect((await projectOf(id)).facts).toHaveLength(2)
  // The old one is folded away, and a link to it opens it.
  const old = page.locator('.fact-head', { hasText: '已被更正' })
  expect(await old.isVisible()).toBe(false)
  await page.getByRole('link', { name: '替换原记录' }).click()
  await old.waitFor()
})

test('A date out of order with another one is told before it is recorded, and may be right', async () => {
  const { id } = await capture('先开工后签约的项目')
  const page = await visit('facts-bureau', `/${region}/ledger/${id}?record=${id}&kind=opened`)
  const on = page.getByLabel('发生日期')
  await on.fill('2026-02-01')
  await on.press('Enter')
  await page.getByText('开工早于签约（2026-03-01），请核对日期。').waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'fact-out-of-order')
  await page.getByRole('button', { name: '记录', exact: true }).click()
  await page.getByText('即时计入各项统计').waitFor()
})

test('A fact is taken back from the time line', async () => {
  const { id } = await capture('撤回的项目')
  const page = await visit('facts-bureau', `/${region}/ledger/${id}`)
  await page.getByRole('link', { name: '更正 签约 2026-03-01' }).waitFor()
  await page.getByRole('link', { name: '撤回 签约 2026-03-01' }).click()
  await page.getByLabel('撤回原因').fill('没有签约')
  await page.getByLabel('撤回原因').press('Enter')
  await page.getByText('已撤回、已更正 1 条').waitFor()
})

test('Moments are told by the clocks of the region, not of the browser', async () => {
  const { id, recorded } = await captureIn('Asia/Urumqi')
  const page = await visit('facts-bureau', `/${region}/ledger/${id}`)
  const there = new Date(recorded).toLocaleString('sv-SE', { timeZone: 'Asia/Urumqi' }).slice(0, 16)
  await page.locator('.fact-who', { hasText: there }).waitFor()
})

test('A new project whose name and investor are known offers the known one', async () => {
  const { id } = await capture('已有的项目')
  const page = await visit('facts-bureau', `/${region}/ledger?capture=intended`)
  await page.getByRole('dialog').getByLabel('项目名称').fill('已有的项目')
  await page.getByLabel('投资方（必填）').fill('甲公司')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('台账中已有这个项目').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: '把意向记到该项目' }).click()
  await page.waitForURL(`**/ledger/${id}`)
  await page.getByText('已记到该项目').waitFor()
  forgive(/409/)
})

test('A unit enters a project of its own, which waits', async () => {
  const page = await visit('facts-unit', `/${region}/ledger?capture=signed`)
  await page.getByRole('button', { name: '提交认定' }).click()
  await page.getByText('必填').first().waitFor()
  const form = page.getByRole('dialog')
  await form.getByLabel('项目名称').fill('单位新报的项目')
  await form.getByLabel('投资方（必填）').fill('乙公司')
  await form.getByLabel('总投资').fill('1.25')
  await page.getByRole('button', { name: '提交认定' }).click()
  await page.getByRole('heading', { level: 1, name: '单位新报的项目' }).waitFor()
  await page.getByText('1 条待认定，不计入').waitFor()
})
