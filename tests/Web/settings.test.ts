import { beforeAll, expect, test } from 'vitest'
import { barriers, picture, useBrowser } from './browser'

const app = useBrowser()

interface Named {
  key: string
  name: string
  aliases: string[]
}

const regions = ['chains', 'merging', 'targets', 'rules', 'refused', 'unsaved', 'recipients']

async function enterRegion(region: string) {
  const at = `/api/regions/${region}`
  await app.operator.region(region, '设置县')
  for (const [order, name] of ['果业', '果品', '煤电'].entries())
    await app.operator.call('PUT', `${at}/chains/${name}`, { name, order: order + 1 })
  await app.operator.call('PUT', `${at}/units/城关镇`, { name: '城关镇', class: '镇' })
}

beforeAll(async () => {
  await Promise.all(regions.map(enterRegion))
  await app.operator.enter(
    'settler',
    regions.map((region) => ({ role: 'bureau', region })),
  )
})

async function chainsOf(region: string): Promise<Named[]> {
  return (await app.operator.call<{ items: Named[] }>('GET', `/api/regions/${region}/chains`)).items
}

test('a chain is entered with its leader, and moved in the order', async () => {
  const page = await app.visit('settler', '/chains/settings/chains')
  await page.getByRole('button', { name: '新增产业链' }).click()
  await page.getByLabel('名称').fill('5G/人工智能')
  await page.getByLabel('链长').fill('王振华')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('cell', { name: '5G/人工智能', exact: true }).waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'settings-chains')
  await page.getByRole('button', { name: '上移煤电' }).click()
  await expect
    .poll(async () => (await chainsOf('chains')).slice(0, 3).map(({ name }) => name))
    .toEqual(['果业', '煤电', '果品'])
})

test('merging tells what becomes of everything, and keeps the old name as an alias', async () => {
  const page = await app.visit('settler', '/merging/settings/chains')
  await page.getByRole('button', { name: '果品的更多操作' }).click()
  await page.getByRole('menuitem', { name: '并入另一个…' }).click()
  await page.getByRole('combobox', { name: '并入' }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: '果业' }).click()
  await page.getByText('作为别名保留', { exact: false }).waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'settings-merging')
  await page.getByRole('button', { name: '并入', exact: true }).click()
  await expect.poll(async () => (await chainsOf('merging')).map(({ name }) => name)).toEqual(['果业', '煤电'])
  expect((await chainsOf('merging'))[0]!.aliases).toContain('果品')
})

test('a block pasted from Excel becomes targets, and the sum stands beside the whole', async () => {
  const page = await app.visit('settler', '/targets/settings/targets?year=2026')
  const whole = page.getByLabel('全域 全年')
  await whole.fill('30')
  await page.getByLabel('果业 全年').evaluate((input) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', '10.1\t1\n20.2\t2\n')
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await page.getByRole('cell', { name: /^30\.3\s*全域 30$/ }).waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'settings-targets')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('目标已保存').waitFor()
  const { items } = await app.operator.call<{ items: unknown[] }>('GET', '/api/regions/targets/targets/2026')
  expect(items).toHaveLength(5)
})

test('a changed rule says what it changes before it is saved', async () => {
  const page = await app.visit('settler', '/rules/settings/rules')
  await page.getByText('已注册即可').click()
  await page.getByText('已注册但未供地的项目有 0 个', { exact: false }).waitFor()
  // Numbers of projects, and money only for the money that came in.
  expect(await page.locator('.rate-of').first().innerText()).toBe('0/0')
  expect(await barriers(page)).toEqual([])
  await picture(page, 'settings-rules')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  const { settings } = await app.operator.call<{ settings: { landing: string } }>('GET', '/api/regions/rules')
  expect(settings.landing).toBe('incorporated')
})

test('what the server refuses stands at its field, and what was typed stays', async () => {
  const page = await app.visit('settler', '/refused/settings/scorecard')
  await page.getByLabel('红灯：落后时序超过（个百分点）').fill('5')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('不能小于', { exact: false }).waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'settings-scorecard')
  app.forgive(/400|422/)
  expect(await page.getByLabel('红灯：落后时序超过（个百分点）').inputValue()).toBe('5')
})

test('changes that are not saved are not lost by leaving', async () => {
  const page = await app.visit('settler', '/unsaved/settings/warnings')
  await page.getByLabel('长期未更新：超过（天）').fill('45')
  await page.getByRole('tab', { name: '地区' }).click()
  await page.getByRole('button', { name: '留在本页' }).click()
  expect(await page.getByLabel('长期未更新：超过（天）').inputValue()).toBe('45')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
})

test('a recipient is entered with a version', async () => {
  const page = await app.visit('settler', '/recipients/settings/recipients')
  await page.getByRole('button', { name: '新增收件人' }).first().click()
  await page.getByLabel('姓名').fill('王书记')
  await page.getByLabel('邮箱').fill('wang@example.com')
  expect(await barriers(page)).toEqual([])
  await picture(page, 'settings-recipients')
  await page.getByRole('combobox', { name: '版本' }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: '全文' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('cell', { name: 'wang@example.com' }).waitFor()
})

test('who may not change the settings reads them', async () => {
  const page = await app.visit('leader', '/demo/settings/warnings')
  await page.getByText('您可以查看设置', { exact: false }).waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'settings-warnings')
  expect(await page.getByLabel('长期未更新：超过（天）').isDisabled()).toBe(true)
  expect(await page.getByRole('button', { name: '保存' }).count()).toBe(0)
})
