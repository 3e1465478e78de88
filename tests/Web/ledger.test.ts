import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { barriers, overflows, picture, useBrowser } from './browser'

const browser = useBrowser()
const { operator } = browser

interface Named {
  id: string
  name: string
  milestones: Record<string, string>
}

async function projectsOf(region: string): Promise<Named[]> {
  return (await operator.call<{ items: Named[] }>('GET', `/api/regions/${region}/projects?limit=10000`)).items
}

async function sign(region: string, name: string, more: object = {}) {
  const body = { name, investor: `${name}公司`, on: '2026-03-01', totalInvestment: 1.5, contractedCapital: 1, ...more }
  return operator.call<Named>('POST', `/api/regions/${region}/signed-projects`, body)
}

const cell = (page: Page, row: string, column: string) =>
  page.evaluate(
    ([row, column]) => {
      const titles = [...document.querySelectorAll('.g-title .g-name')].map((title) => title.textContent)
      const line = [...document.querySelectorAll('.g-row')].find(
        (one) => one.querySelector('[data-c="0"] .g-text')?.textContent === row,
      )
      return line?.querySelector(`[data-c="${titles.indexOf(column!)}"]`)?.textContent ?? null
    },
    [row, column],
  )

/** Clicks the cell of a row under a column. */
async function choose(page: Page, row: string, column: string, shift = false) {
  await page.locator('.g-row').first().waitFor()
  const titles = await page.locator('.g-title .g-name').allTextContents()
  const line = page.locator('.g-row').filter({ has: page.getByText(row, { exact: true }) })
  const place = line.locator(`[data-c="${titles.indexOf(column)}"]`)
  await place.click(shift ? { modifiers: ['Shift'] } : {})
}

async function paste(page: Page, text: string) {
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement!.dispatchEvent(event)
  }, text)
}

async function copied(page: Page): Promise<string> {
  return page.evaluate(() => {
    const data = new DataTransfer()
    const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement!.dispatchEvent(event)
    return data.getData('text/plain')
  })
}

const shownRows = async (page: Page) => page.locator('.ledger-status').textContent()

describe('The ledger of a county', () => {
  const region = 'ledger'
  const columns = '?c=name,investor,unit,total,signed,opened,step,due'
  beforeAll(async () => {
    await operator.region(region, '台账县')
    for (const name of ['甲项目', '乙项目', '丙项目', '丁项目'])
      await sign(region, name, { unit: '城关镇', chain: '果业' })
    await operator.enter('ledger-bureau', [{ role: 'bureau', region }])
    await operator.enter('ledger-unit', [{ role: 'unit', region, key: '城关镇' }])
    await operator.enter('ledger-leader', [{ role: 'leader', region }])
  })

  test('the bureau types over a plain field, and Ctrl+Z puts the old words back', async () => {
    const page = await browser.visit('ledger-bureau', `/${region}/ledger${columns}`)
    await choose(page, '甲项目', '投资方')
    await page.keyboard.type('新投资方')
    await page.keyboard.press('Enter')
    await expect.poll(() => investorOf('甲项目')).toBe('新投资方')
    await expect.poll(() => cell(page, '甲项目', '投资方')).toBe('新投资方')
    await page.keyboard.press('Control+z')
    await expect.poll(() => investorOf('甲项目')).toBe('甲项目公司')
    await page.keyboard.press('Control+y')
    await expect.poll(() => investorOf('甲项目')).toBe('新投资方')
  })

  test('a date typed into an empty milestone records the fact, and undoing withdraws it', async () => {
    const page = await browser.visit('ledger-bureau', `/${region}/ledger${columns}`)
    await choose(page, '乙项目', '开工')
    await page.keyboard.type('2026年6月')
    await page.keyboard.press('Tab')
    await expect.poll(() => dateOf('乙项目', 'opened')).toBe('2026-06-30')
    await page.keyboard.press('Control+z')
    await expect.poll(() => dateOf('乙项目', 'opened')).toBeUndefined()
  })

  test('changing a recorded date asks for the reason; without one nothing changes', async () => {
    const page = await browser.visit('ledger-bureau', `/${region}/ledger${columns}`)
    await choose(page, '丙项目', '签约')
    await page.keyboard.type('2026.3.9')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('2026-03-01').waitFor()
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('请写明原因').waitFor()
    expect(await dateOf('丙项目', 'signed')).toBe('2026-03-01')
    await dialog.getByRole('textbox').fill('合同原件为 3 月 9 日')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect.poll(() => dateOf('丙项目', 'signed')).toBe('2026-03-09')
    await expect.poll(() => cell(page, '丙项目', '签约')).toBe('2026-03-09')
  })

  test('what the server refuses is marked at the cell and kept as it was typed', async () => {
    const page = await browser.visit('ledger-bureau', `/${region}/ledger?c=name,code,opened`)
    await choose(page, '甲项目', '统一社会信用代码')
    await page.keyboard.type('123')
    await page.keyboard.press('Enter')
    await page.locator('.g-refused', { hasText: '123' }).waitFor()
    expect(await page.locator('.g-refused').getAttribute('title')).toContain('18 位')
    await choose(page, '甲项目', '统一社会信用代码')
    await page.keyboard.press('Escape')
    await expect.poll(() => cell(page, '甲项目', '统一社会信用代码')).toBe('')
    browser.forgive(/status of 400/)
  })

  test('a table of Excel is pasted over rows and columns, filled down, copied, and new rows become projects', async () => {
    const page = await browser.visit('ledger-bureau', `/${region}/ledger${columns}`)
    await choose(page, '甲项目', '下步工作')
    await paste(page, '办理用地\t2026-12-31\r\n办理环评\t2027年1月5日\r\n')
    await expect.poll(() => cell(page, '乙项目', '下步期限')).toBe('2027-01-05')
    await expect.poll(() => page.locator('.g-saving').count()).toBe(0)
    await choose(page, '乙项目', '下步工作')
    await choose(page, '丁项目', '下步期限', true)
    await page.keyboard.press('Control+d')
    await expect.poll(() => cell(page, '丁项目', '下步工作')).toBe('办理环评')
    await expect.poll(() => page.locator('.g-saving').count()).toBe(0)
    expect(await copied(page)).toBe('办理环评\t2027-01-05\n办理环评\t2027-01-05\n办理环评\t2027-01-05')
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Home')
    await paste(page, '戊项目\t戊公司\t城关镇\t8000万元\t2026.11.2\n甲项目\t新投资方\t城关镇\t1\t2026-11-3\n\t无名公司')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('缺项目名称').waitFor()
    await dialog.getByRole('button', { name: '新增 2 个项目' }).click()
    await dialog.getByText('已有“甲项目”').waitFor()
    await dialog.getByText('已新增').waitFor()
    expect((await projectsOf(region)).filter(({ name }) => name === '戊项目')).toMatchObject([{ totalInvestment: 0.8 }])
    browser.forgive(/status of 409/)
  })

  test('ticked projects get another unit from a day on', async () => {
    const page = await browser.visit('ledger-bureau', `/${region}/ledger${columns}`)
    await page.getByRole('checkbox', { name: '选择 丙项目' }).click()
    await page.getByRole('checkbox', { name: '选择 丁项目' }).click()
    await page.getByRole('button', { name: '批量处理 2 个' }).click()
    await page.getByRole('menuitem', { name: '调整责任单位…' }).click()
    await page.getByRole('dialog').getByRole('combobox').fill('永乐镇')
    await page.getByRole('dialog').getByRole('button', { name: '执行' }).click()
    await expect.poll(() => cell(page, '丁项目', '责任单位')).toBe('永乐镇')
  })

  test('a unit records facts in its own rows and cannot write over the rest', async () => {
    const page = await browser.visit('ledger-unit', `/${region}/ledger${columns}`)
    await choose(page, '甲项目', '投资方')
    await page.keyboard.type('不该写进去')
    await page.keyboard.press('Enter')
    await choose(page, '甲项目', '开工')
    await page.keyboard.type('20260701')
    await page.keyboard.press('Enter')
    await page.getByText('1 条已提交').waitFor()
    expect(await investorOf('甲项目')).toBe('新投资方')
  })

  test('a leader reads, filters by the address and keeps a view of his own', async () => {
    const page = await browser.visit('ledger-leader', `/${region}/ledger?c=name,unit,total&name=丙&s=-name`)
    await expect.poll(() => shownRows(page)).toContain('显示 1 /')
    expect(await page.getByRole('button', { name: '粘贴新增' }).count()).toBe(0)
    await page.getByRole('button', { name: '视图' }).click()
    await page.getByLabel('把当前视图存为').fill('丙类')
    await page.getByRole('button', { name: '保存视图' }).click()
    await page.getByRole('button', { name: '默认视图（全部项目）' }).click()
    await expect.poll(() => shownRows(page)).toMatch(/共 \d 个项目/)
    await page.getByRole('button', { name: '视图' }).click()
    await page.getByRole('button', { name: '丙类', exact: true }).click()
    await expect.poll(() => shownRows(page)).toContain('显示 1 /')
    expect(new URL(page.url()).searchParams.get('s')).toBe('-name')
    await page.getByRole('button', { name: '视图' }).click()
  })

  const of = async (name: string) => (await projectsOf(region)).find((project) => project.name === name)!
  const investorOf = async (name: string) => ((await of(name)) as unknown as { investor: string }).investor
  const dateOf = async (name: string, kind: string) => (await of(name)).milestones[kind]
})

describe('The ledger looks right', () => {
  test.each([
    ['zh', 'light', 1440],
    ['en', 'dark', 1440],
    ['zh', 'light', 390],
    ['en', 'dark', 390],
  ] as const)('in %s, %s, %i wide', async (language, theme, width) => {
    const page = await browser.visit('bureau', '/demo/ledger?warnings=notInStatistics', { language, theme, width })
    await page.locator('.g-row, .card').first().waitFor()
    expect(await overflows(page)).toBe(false)
    expect(await barriers(page)).toEqual([])
    await picture(page, `ledger-${language}-${theme}-${width}`)
  })
})

describe('A ledger of ten thousand projects', () => {
  const region = 'big'
  beforeAll(async () => {
    await operator.region(region, '万项县')
    await operator.enter('big-bureau', [{ role: 'bureau', region }])
    await importLedger(region, 10_000)
  }, 300_000)

  test('it scrolls without a task over 50 ms, and a filter answers within 100 ms', { timeout: 120_000 }, async () => {
    const page = await browser.visit('big-bureau', `/${region}/ledger`)
    await page.locator('.g-row').first().waitFor()
    await expect.poll(() => shownRows(page)).toContain('共 10,000 个项目')
    // A task is long, too, when other programs of the machine take the processor from it: the calmest of several
    // rounds tells what the page's own work takes.
    const scrolls = await calmest(async () => Math.max(0, ...(await page.evaluate(scrolled))), 50)
    const filters = await calmest(async () => {
      const answers: number[] = []
      for (const text of ['果', '', '项目99', '城关镇', '']) answers.push(await filterTime(page, text))
      return Math.max(...answers)
    }, 100)
    console.info(
      `longest task of a scroll: ${scrolls.toFixed(0)} ms (0: none over 50); filter: ${filters.toFixed(0)} ms`,
    )
    expect(scrolls).toBeLessThan(50)
    expect(filters).toBeLessThan(100)
  })

  async function calmest(measure: () => Promise<number>, enough: number): Promise<number> {
    let best = Infinity
    for (let round = 0; round < 8 && best >= enough; round++) best = Math.min(best, await measure())
    return best
  }

  /** A wheel that turns down and up through the ledger and to the side, a step in every frame. */
  async function scrolled(): Promise<number[]> {
    const scroller = document.querySelector('.g-scroller')!
    const tasks: number[] = []
    const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
    for (let at = 0; at < 5; at++) await frame()
    watch.observe({ type: 'longtask' })
    for (let at = 0; at < 120; at++) {
      scroller.scrollTop += at < 80 ? 180 : at < 100 ? 6000 : -4000
      if (at % 3 === 0) scroller.scrollLeft += at < 60 ? 90 : -90
      await frame()
    }
    await frame()
    tasks.push(...watch.takeRecords().map(({ duration }) => duration))
    watch.disconnect()
    return tasks
  }

  /** From the letters arriving in the search box to the picture after it. */
  function filterTime(page: Page, text: string): Promise<number> {
    return page.evaluate(async (text) => {
      const input = document.querySelector<HTMLInputElement>('.ledger-search input')!
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
      const begin = performance.now()
      set.call(input, text)
      input.dispatchEvent(new Event('input', { bubbles: true }))
      await new Promise((painted) => requestAnimationFrame(() => new MessageChannel().port1.postMessage(painted(0))))
      return performance.now() - begin
    }, text)
  }
})

const header =
  '项目名称,投资方,总投资（亿元）,合同引资额（亿元）,所属产业链,责任单位,签约时间,开工时间,累计到位（亿元）,当年到位（亿元）'
const chains = ['果业', '畜牧', '能源化工', '装备制造', '文旅']
const units = ['城关镇', '永乐镇', '新民镇', '龙高镇', '工信局', '开发区']

/** A ledger of so many contracts goes in as the bureau does it: a file, its preview, the commit. */
async function importLedger(region: string, count: number) {
  const two = (value: number) => String(value).padStart(2, '0')
  const lines = Array.from({ length: count }, (_, at) => {
    const month = two(1 + (at % 10))
    const opened = at % 3 === 0 ? `2026-11-${two(1 + (at % 20))}` : ''
    const amount = (0.1 + (at % 400) / 100).toFixed(2)
    const [chain, unit] = [chains[at % chains.length], units[at % units.length]]
    return `项目${at + 1},投资${at % 3000}公司,${amount},${amount},${chain},${unit},2026-${month}-${two(1 + (at % 27))},${opened},0.05,0.05`
  })
  const form = new FormData()
  form.set('file', new Blob([[header, ...lines].join('\r\n')], { type: 'text/csv' }), '台账.csv')
  const headers = { Authorization: `Bearer ${inject('token')}` }
  const base = `${browser.url}/api/regions/${region}/imports`
  const uploaded = await fetch(`${base}?cutoff=2026-11-27`, { method: 'POST', headers, body: form })
  if (!uploaded.ok) throw new Error(await uploaded.text())
  const { id } = (await uploaded.json()) as { id: string }
  const state = async () =>
    (await operator.call<{ state: string }>('GET', `/api/regions/${region}/imports/${id}`)).state
  await operator.call('POST', `/api/regions/${region}/imports/${id}/commit`)
  await vi.waitFor(async () => expect(await state()).toBe('committed'), { timeout: 200_000, interval: 500 })
}
