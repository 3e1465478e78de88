import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { barriers, overflows, picture, turnTo, useBrowser } from './browser'

const ledger = join(import.meta.dirname, '../../samples/county-2021.xlsx')
const { operator, visit, url, forgive } = useBrowser()

beforeAll(async () => {
  await operator.region('imports', '彬州市')
})

test('a clerk drops a ledger, fixes rows at the cell, commits, and takes it back', async () => {
  const page = await visit('admin', '/imports/imports')
  await page.locator('input[type=file]').setInputFiles(ledger)
  await page.getByText('共读取 198 行').waitFor()
  expect(page.url()).toMatch(/\/imports\/imports\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { name: '待处理 5 行' }).waitFor()

  const day = page.getByLabel('第 90 行 对接时间 改为')
  await day.fill('2021-02-28')
  await day.press('Enter')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('第 91 行 项目名称 改为')
  await page.keyboard.type('补名项目')
  await page.getByRole('button', { name: '核对 2 处修改' }).click()
  await page.getByRole('heading', { name: '待处理 3 行' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'import')

  await page.getByRole('button', { name: '提交导入' }).click()
  await page.getByRole('button', { name: '先导入其余的' }).click()
  await page.getByRole('heading', { name: '已写入台账' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: '没有导入的 3 行' }).waitFor()

  // The ledger is of 2021: the overview of this year says so, and leads to the years that have numbers.
  const path = new URL(page.url()).pathname.slice('/app'.length)
  await turnTo(page, '/imports/overview')
  await page.getByRole('button', { name: '看历年' }).click()
  await page.getByText('各产业链 · 历年').waitFor()
  await expect.poll(() => page.locator('.chain-total .rate-opening').innerText()).toMatch(/^\d+\.\d\d%/)
  await turnTo(page, path)

  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByRole('button', { name: '撤销导入' }).click()
  await page.getByRole('heading', { name: '已撤销' }).waitFor()
})

test('a column can be taken for something else, and the file is read again', async () => {
  const page = await visit('admin', '/imports/imports', { language: 'en' })
  await page.locator('input[type=file]').setInputFiles({
    name: 'ledger.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('项目名称,投资方,总投资（亿元）,签约时间,某某\n甲项目,乙公司,1.2,2021-03-05,王某\n'),
  })
  await page.getByText('Rows read: 1;').waitFor()
  await page.getByLabel('“某某” is taken for').click()
  await page.keyboard.type('Responsible')
  await page.keyboard.press('Enter')
  await page.getByText('Said here').waitFor()
  await picture(page, 'import-en')
})

test('what is no ledger is refused in place', async () => {
  const page = await visit('admin', '/imports/imports')
  await page.locator('input[type=file]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('') })
  await page.locator('.failed').waitFor()
  forgive(/status of 4\d\d/)
})

test('an auditor sees which ledgers came in, and offers of no change', async () => {
  const page = await visit('auditor', '/demo/imports', { width: 390 })
  await page.getByRole('heading', { name: '历次导入' }).waitFor()
  expect(await page.locator('input[type=file]').count()).toBe(0)
  expect(await overflows(page)).toBe(false)
  await picture(page, 'imports-phone')
  const form = await page.request.get(`${url}/api/regions/demo/templates/signed.xlsx`)
  expect(form.ok()).toBe(true)
})
