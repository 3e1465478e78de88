import { expect, test } from 'vitest'
import { useBrowser } from './browser'

const app = useBrowser()

test('an administrator adds a person for a unit and gives a link that is shown once', async () => {
  const page = await app.visit('admin', '/people')
  await page.getByRole('button', { name: '新增人员' }).click()
  await page.getByLabel('账号', { exact: true }).fill('zhang.san')
  await page.getByLabel('姓名', { exact: true }).fill('张三')
  await page.getByRole('combobox', { name: '角色' }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: '责任单位' }).click()
  await page.getByRole('combobox', { name: '地区' }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: '演示' }).click()
  await page.getByRole('combobox', { name: '责任单位' }).fill('北极镇')
  await page.locator('.ant-select-item-option').filter({ hasText: '北极镇' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('cell', { name: 'zhang.san' }).waitFor()
  await page.getByRole('button', { name: '让其登录：张三' }).click()
  await page.getByRole('menuitem', { name: '一次性链接…' }).click()
  await page.getByRole('button', { name: '生成链接' }).click()
  expect(await page.getByRole('textbox', { name: '一次性链接' }).inputValue()).toContain('/open/')
  const person = await app.operator.call<{ grants: object[] }>('GET', '/api/people/zhang.san')
  expect(person.grants).toEqual([{ role: 'unit', region: 'demo', key: '北极镇' }])
})

test('a weak first password is refused at its field', async () => {
  await app.operator.call('PUT', '/api/people/li.si', { name: '李四', grants: [] })
  const page = await app.visit('admin', '/people')
  await page.getByRole('button', { name: '让其登录：李四' }).click()
  await page.getByRole('menuitem', { name: '设初始密码…' }).click()
  await page.getByRole('textbox', { name: '初始密码' }).fill('123')
  await page.getByRole('button', { name: '设定' }).click()
  await page.locator('.ant-form-item-explain-error').waitFor()
  app.forgive(/400|422/)
})

test('a token shows its secret once and is taken back', async () => {
  const page = await app.visit('auditor', '/people?tab=tokens')
  await page.getByRole('button', { name: '新建令牌' }).click()
  await page.getByLabel('名称').fill('Power BI')
  await page.getByRole('button', { name: '建立' }).click()
  const secret = await page.getByRole('textbox', { name: '令牌' }).inputValue()
  const me = await fetch(`${app.url}/api/me`, { headers: { Authorization: `Bearer ${secret}` } })
  expect(await me.json()).toMatchObject({ id: 'auditor', readsOnly: true })
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByRole('button', { name: '收回Power BI' }).click()
  await page.getByRole('button', { name: '收回', exact: true }).click()
  await page.getByText('已收回').waitFor()
})

test('a new region is entered and leads to its first import', async () => {
  const page = await app.visit('admin', '/people?tab=regions')
  await page.getByRole('button', { name: '新建地区' }).click()
  await page.getByLabel('名称').fill('新建县')
  await page.getByLabel('编号').fill('new-county')
  await page.getByRole('button', { name: '建立' }).click()
  await page.waitForURL('**/new-county/imports')
})

test('who administers nothing finds only tokens there', async () => {
  const page = await app.visit('leader', '/people')
  await page.getByRole('tab').first().waitFor()
  expect(await page.getByRole('tab').allTextContents()).toEqual(['令牌'])
})
