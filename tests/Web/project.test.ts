import { beforeAll, expect, test } from 'vitest'
import { barriers, overflows, picture, useBrowser } from './browser'

const { visit, operator, forgive, url } = useBrowser()

const region = 'dossier'
const own = '档案开发区'
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

interface Captured {
  id: string
  facts: { id: string; milestone: string; state: string }[]
}

async function capture(name: string) {
  return operator.call<Captured>('POST', `/api/regions/${region}/signed-projects`, {
    name,
    investor: '丙公司',
    unit: own,
    chain: '现代果业',
    on: '2026-03-01',
    totalInvestment: 2,
    contractedCapital: 1.5,
    contact: '张经理 029-1234567',
  })
}

const path = (id: string) => `/api/regions/${region}/projects/${id}`

beforeAll(async () => {
  await operator.region(region, '档案测试县', 'bureau', 'leader')
  await operator.call('PUT', `/api/regions/${region}/units/${encodeURIComponent(own)}`, { name: own, class: '园区' })
  await operator.enter('dossier-unit', [{ role: 'unit', region, key: own }])
})

test('The bureau sends evidence, hears why a file is not taken, and withdraws one', async () => {
  const { id } = await capture('佐证项目')
  const page = await visit('dossier-bureau', `/${region}/ledger/${id}`)
  const file = page.locator('.fact input[type=file]').first()
  await file.setInputFiles({ name: '合同.pdf', mimeType: 'application/pdf', buffer: pdf })
  const link = page.getByRole('link', { name: '合同.pdf' })
  await link.waitFor()
  const download = page.waitForEvent('download')
  await link.click()
  expect((await download).suggestedFilename()).toBe('合同.pdf')
  await file.setInputFiles({ name: '程序.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ…') })
  await page.getByText('只接受 PDF').waitFor()
  await page.getByRole('button', { name: '撤回 合同.pdf' }).click()
  await page.getByLabel('撤回原因').fill('传错了')
  await page.getByLabel('撤回原因').press('Enter')
  await page.getByText('已撤回：传错了').waitFor()
  forgive(/4\d\d/)
})

test('The bureau recognises and rejects what waits, in place', async () => {
  const { id } = await capture('认定项目')
  for (const milestone of ['incorporated', 'siteSecured'])
    await operator.call('POST', `${path(id)}/facts`, { milestone, on: '2026-05-01', submit: true })
  const page = await visit('dossier-bureau', `/${region}/ledger/${id}?facts=waiting`)
  await page.getByText('2 条待认定，不计入').waitFor()
  await page.getByRole('button', { name: '不予认定 供地' }).click()
  await page.getByRole('button', { name: '确认不予认定' }).click()
  await page.getByText('请写明原因').waitFor()
  await page.getByLabel('不予认定原因').fill('缺少合同')
  await page.getByRole('button', { name: '确认不予认定' }).click()
  await page.getByText('1 条待认定，不计入').waitFor()
  await page.getByRole('button', { name: /^认定 注册/ }).click()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: '确认认定' }).click()
  await expect
    .poll(async () => (await operator.call<Captured>('GET', path(id))).facts.map((fact) => fact.state))
    .toEqual(['recognised', 'recognised', 'rejected'])
})

test('Where four eyes are asked for, nobody recognises what they recorded', async () => {
  const four = 'four-eyes'
  await operator.call('PUT', `/api/regions/${four}`, {
    name: '四眼县',
    settings: { recognition: { fourEyes: true } },
  })
  await operator.enter('four-bureau', [{ role: 'bureau', region: four }])
  const page = await visit('four-bureau', `/${four}/ledger?capture=signed`)
  await page.getByRole('dialog').getByLabel('项目名称').fill('四眼项目')
  await page.getByLabel('投资方（必填）').fill('丁公司')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '四眼项目' }).waitFor()
  await page.getByRole('button', { name: /^认定 签约/ }).click()
  await page.getByRole('button', { name: '确认认定' }).click()
  await page.getByText('四眼原则：须由另一人认定').waitFor()
  forgive(/4\d\d/)
})

test('A unit writes a note, sets the next step, reports a problem and solves it', async () => {
  const { id } = await capture('日常项目')
  const page = await visit('dossier-unit', `/${region}/ledger/${id}`)
  await page.getByRole('textbox', { name: '进展' }).fill('施工队进场')
  await page.getByRole('textbox', { name: '进展' }).press('Control+Enter')
  await page.locator('.notes').getByText('施工队进场').waitFor()
  await page.getByRole('button', { name: '确定下步工作' }).click()
  await page.getByLabel('做什么').fill('办理施工许可')
  await page.getByLabel('完成时限').fill('2030-01-31')
  await page.getByLabel('完成时限').press('Enter')
  await page.locator('.next-step').getByText('办理施工许可').waitFor()
  await page.getByRole('button', { name: '上报难点' }).click()
  await page.getByRole('textbox', { name: '难点', exact: true }).fill('用电未接入')
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByRole('button', { name: '已解决 用电未接入' }).click()
  await page.getByRole('button', { name: '确认解决' }).click()
  await page
    .locator('.problems')
    .getByText(/已解决/)
    .waitFor()
})

test('A change by somebody else is told, and what was typed stays', async () => {
  const { id } = await capture('并行项目')
  const page = await visit('dossier-bureau', `/${region}/ledger/${id}#fields`)
  await page.locator('#fields').getByRole('button', { name: '编辑' }).click()
  await page.getByLabel('落户园区').fill('东区')
  await operator.call('PATCH', path(id), { source: '以商招商' })
  await page.getByRole('button', { name: '保存', exact: true }).last().click()
  await page.getByText('对方修改了：项目来源').waitFor()
  expect(await page.getByLabel('落户园区').inputValue()).toBe('东区')
  await page.getByRole('button', { name: '仍按我的填写保存' }).click()
  await page.locator('#fields').getByText('东区').waitFor()
  const { fields } = await operator.call<{ fields: object }>('GET', path(id))
  expect(fields).toMatchObject({ park: '东区', source: '以商招商' })
  forgive(/412/)
})

test('The bureau hands a project to another leader from a day on', async () => {
  const { id } = await capture('交接项目')
  const page = await visit('dossier-bureau', `/${region}/ledger/${id}`)
  await page.locator('#responsibility').getByRole('button', { name: '调整' }).click()
  await page.getByLabel('包抓领导').fill('王副市长')
  await page.locator('#responsibility').getByRole('button', { name: '保存' }).click()
  await page.locator('.assignments').getByText('包抓领导 王副市长').waitFor()
  await page.locator('.history').getByText('调整责任').waitFor()
})

test('A leader reads the dossier in both languages, without contacts and without buttons to write', async () => {
  const { id } = await capture('只读项目')
  for (const language of ['zh', 'en'] as const) {
    const page = await visit('dossier-leader', `/${region}/ledger/${id}`, { language, theme: 'dark' })
    await page.getByRole('heading', { level: 1, name: '只读项目' }).waitFor()
    expect(await page.getByText('张经理').count()).toBe(0)
    expect(await page.getByRole('button', { name: /记录事实|Record a fact|编辑|Edit/ }).count()).toBe(0)
    expect(await barriers(page)).toEqual([])
    await picture(page, `project-${language}`)
  }
})

test('The dossier fits a phone', async () => {
  const { id } = await capture('手机项目')
  const page = await visit('dossier-bureau', `/${region}/ledger/${id}`, { width: 390 })
  expect(await overflows(page)).toBe(false)
  expect(await barriers(page)).toEqual([])
  expect(page.url()).toContain(url)
})
