import { beforeAll, expect, inject, test } from 'vitest'
import { barriers, picture, useBrowser } from './browser'

const { operator, visit, url } = useBrowser()

beforeAll(async () => {
  await operator.call('PUT', '/api/regions/recognise', {
    name: '认定县',
    settings: { recognition: { fourEyes: true, evidence: ['opened'] } },
  })
  await operator.enter('recogniser', [{ role: 'bureau', region: 'recognise' }])
  await operator.enter('looker', [{ role: 'auditor', region: 'recognise' }])
  await importOf('甲项目,乙公司,1.2,2021-03-05,2021-06-01\n丙项目,丁公司,2.5,2021-04-05,\n')
})

/** Four eyes: what the operator imports waits for somebody else. */
async function importOf(rows: string) {
  const form = new FormData()
  form.set('file', new Blob([`项目名称,投资方,总投资（亿元）,签约时间,开工时间\n${rows}`]), 'ledger.csv')
  const sent = await fetch(`${url}/api/regions/recognise/imports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${inject('token')}` },
    body: form,
  })
  const { id } = (await sent.json()) as { id: string }
  await operator.call('POST', `/api/regions/recognise/imports/${id}/commit`)
}

test('an auditor reads the work list and decides on nothing', async () => {
  const page = await visit('looker', '/recognise/recognition', { language: 'en' })
  await page.getByText('丙项目').waitFor()
  expect(await page.getByRole('checkbox').count()).toBe(0)
  expect(await barriers(page)).toEqual([])
  await picture(page, 'recognition-en')
})

test('the bureau chooses with the keyboard, recognises what it may, and reads why the rest was refused', async () => {
  const page = await visit('recogniser', '/recognise/recognition')
  await page.getByText('全部 3').waitFor()
  await page.keyboard.press('a')
  await page.getByText('已选 3 项').first().waitFor()
  await picture(page, 'recognition')
  await page.keyboard.press('Escape')
  await page.getByLabel('选择 甲项目 签约').check()
  await page.getByLabel('选择 甲项目 开工').check()
  await page.getByRole('button', { name: '认定', exact: true }).click()
  await page.getByText('已认定 1 项，1 项没有办成').waitFor()
  await page.getByText('全部 2').waitFor()
})

test('a rejection needs a reason, and the list is empty when all is decided', async () => {
  const page = await visit('recogniser', '/recognise/recognition')
  await page.getByText('丙项目').waitFor()
  await page.keyboard.press('a')
  await page.getByRole('button', { name: '不予认定' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '不予认定' }).click()
  await dialog.getByText('请写明原因').waitFor()
  await dialog.getByLabel('原因').fill('材料不全')
  await dialog.getByRole('button', { name: '不予认定' }).click()
  await page.getByText('已不予认定 2 项').waitFor()
  await page.getByText('没有待认定的事项').waitFor()
})
