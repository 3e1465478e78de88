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

/** Two signatures on days that do not exist. */
const unsigned = (name: string) => ({
  name: `${name}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `项目名称,投资方,签约时间,总投资（亿元）\n${name}甲,乙公司,2021.2.30,1.5\n${name}丙,,2021.13.1,2\n${name}丁,乙公司,2021-03-05,3\n`,
  ),
})

test('what was typed and not checked goes in with the commit, and stays told as decided by hand', async () => {
  const page = await visit('admin', '/imports/imports')
  await page.locator('input[type=file]').setInputFiles(unsigned('果汁'))
  await page.getByRole('heading', { name: '待处理 2 行' }).waitFor()
  const rows = page.locator('#held-back tbody tr')
  await rows.filter({ hasText: '果汁甲' }).filter({ hasText: '乙公司' }).waitFor()
  await page.getByLabel('第 2 行 签约时间 改为').fill('2021-02-28')
  await page.getByRole('checkbox', { name: '放行后不计入：签约时间 2021.13.1、总投资（亿元） 2；只写入备注' }).check()
  const note = page.getByLabel('第 3 行放行说明')

  await page.getByRole('button', { name: '提交导入' }).focus()
  await page.getByRole('button', { name: '提交导入' }).click()
  await page.getByText('放行要写明原因。').waitFor()
  await expect.poll(() => note.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.getByRole('heading', { name: '待处理 2 行' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'import-typed')

  await note.fill('合同在路上')
  await page.getByRole('button', { name: '提交导入' }).click()
  await page.getByRole('heading', { name: '已写入台账' }).waitFor()
  await page.reload()
  const decided = page.getByRole('region', { name: '人工处理 2 处' })
  await decided.getByText('2021.2.30').waitFor()
  await decided.getByText('2021-02-28').waitFor()
  await decided.getByText('果汁丙').waitFor()
  await decided.getByText('不计入：签约时间 2021.13.1、总投资（亿元） 2；只写入备注').waitFor()
  await decided.getByText('合同在路上').waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'import-committed')
  const on = page.getByRole('navigation', { name: '接下来' })
  await on.getByRole('link', { name: '看总览' }).waitFor()
  await on.getByRole('link', { name: '打开台账' }).click()
  await page.waitForURL('**/imports/ledger')
})

test('a correction that is wrong again is asked about, and nothing typed is left behind unseen', async () => {
  const page = await visit('admin', '/imports/imports', { width: 390 })
  await page.locator('input[type=file]').setInputFiles(unsigned('面粉'))
  await page.getByRole('heading', { name: '待处理 2 行' }).waitFor()
  await page.getByLabel('第 2 行 签约时间 改为').fill('2021-02-28')
  await page.getByLabel('第 3 行 签约时间 改为').fill('2021.2.31')
  await page.getByRole('button', { name: '提交导入' }).click()
  await page.getByRole('dialog', { name: '还有 1 行没有处理' }).waitFor()
  await page.getByRole('button', { name: '回去处理' }).click()
  await page.getByRole('heading', { name: '待处理 1 行' }).waitFor()
  expect(await page.getByLabel('第 3 行 签约时间 改为').inputValue()).toBe('2021.2.31')
  expect(await overflows(page)).toBe(false)
  await picture(page, 'import-phone')

  await page.getByLabel('第 3 行 签约时间 改为').fill('2021-03-31')
  await page.evaluate(() => history.back())
  await page.getByRole('dialog', { name: '有未保存的修改' }).waitFor()
  await page.getByRole('button', { name: '留在本页' }).click()
  await page.getByRole('button', { name: '核对 1 处修改' }).click()
  await page.getByRole('region', { name: '人工处理 2 处' }).waitFor()
  await page.getByRole('button', { name: '提交导入' }).click()
  await page.getByRole('heading', { name: '已写入台账' }).waitFor()
  expect(await overflows(page)).toBe(false)
  await picture(page, 'import-committed-phone')
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
