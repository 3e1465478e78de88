import { expect, test } from 'vitest'
import { barriers, overflows, picture, useBrowser } from './browser'

const browser = useBrowser()
const opening = `/demo/overview?explain=opening&by=chain&key=${encodeURIComponent('现代果业')}`

test('A rate opens on the projects that it lacks, the oldest first, with its definition and both its lists', async () => {
  const page = await browser.visit('leader', opening)
  const drawer = page.getByRole('dialog')
  const listed = drawer.locator('[role=tabpanel]:visible .explain-list > li')
  const sides = await drawer.locator('.explain-sides').innerText()
  const [above, below] = sides.match(/\d+/g)!.map(Number)
  await drawer.getByText('期内签约项目').first().waitFor()
  await drawer.getByRole('tab', { name: `还差哪些 ${below! - above!}`, selected: true }).waitFor()
  await expect.poll(() => listed.count()).toBe(below! - above!)
  const days = (await listed.allInnerTexts()).map((text) => /签约 (\d{4}-\d{2}-\d{2})/.exec(text)![1]!)
  expect(days).toEqual(days.toSorted())
  expect(await barriers(page)).toEqual([])
  await picture(page, 'explain-missing')
  await drawer.getByRole('tab', { name: `分母 ${below}` }).click()
  await drawer.getByRole('tabpanel').getByText(`共 ${below} 个项目`).waitFor()
  await drawer.getByRole('tab', { name: `分子 ${above}` }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('side')).toBe('numerator')
  await expect.poll(() => listed.count()).toBe(above)
})

test('The same rate of another year is a choice away, and its trend follows the projects of that year', async () => {
  const page = await browser.visit('leader', `${opening}&side=trend`)
  const drawer = page.getByRole('dialog')
  const year = String(new Date().getUTCFullYear() - 1)
  await drawer.getByLabel('哪一年的项目').selectOption(year)
  await drawer.getByText(`${year}-01-01 至 ${year}-12-31`).waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('x-from')).toBe(`${year}-01-01`)
  await drawer.getByText('看这批项目后来的变化').waitFor()
  const days = await drawer.getByRole('table').getByRole('rowheader').allInnerTexts()
  expect(days.at(-1)).toBe(`${year}-01-31`)
  expect(days).toContain(`${year}-12-31`)
  await picture(page, 'explain-year')
})

test.each(['light', 'dark'] as const)('The trend draws the last twelve month ends and now, in %s', async (theme) => {
  const page = await browser.visit('leader', `${opening}&side=trend`, { theme })
  const drawer = page.getByRole('dialog')
  await drawer.locator('.trend-chart canvas').waitFor()
  expect(await drawer.getByRole('table').getByRole('rowheader').count()).toBe(13)
  const now = await drawer.locator('.explain-value').innerText()
  expect(await drawer.getByRole('table').getByRole('link').first().innerText()).toBe(now)
  expect(await barriers(page)).toEqual([])
  await picture(page, `explain-trend-${theme}`)
})

test('A headline is bridged from last week', async () => {
  const page = await browser.visit('leader', '/demo/overview?explain=openedInPeriod&by=total&key=total&side=change')
  const drawer = page.getByRole('dialog')
  await drawer.getByText(/上周末 .* → 现在/).waitFor()
  await drawer.getByRole('heading', { name: /与上期通报的衔接/ }).waitFor()
  await picture(page, 'explain-change')
})

test('Every rate and figure of the API has a name and a list', async () => {
  const { paths } = await browser.operator.call<{
    paths: Record<string, { get?: { parameters: { name: string; schema: { enum?: string[] } }[] } }>
  }>('GET', '/api/openapi.json')
  const asked = paths['/api/regions/{region}/rates/projects']!.get!.parameters
  const names = ['rate', 'figure'].flatMap((one) => asked.find(({ name }) => name === one)!.schema.enum!)
  const page = await browser.visit('leader', '/demo/overview?explain=trips&by=total&key=total')
  for (const name of names) {
    await page.evaluate((search) => {
      history.pushState(null, '', search)
      dispatchEvent(new PopStateEvent('popstate'))
    }, `?explain=${name}&by=total&key=total`)
    await expect.poll(() => page.getByRole('dialog').locator('.explain-value').count(), { message: name }).toBe(1)
  }
})

test('On a phone the explanation fills the screen', async () => {
  const page = await browser.visit('leader', opening, { width: 390, language: 'en' })
  await page.getByRole('dialog').getByRole('tab').first().waitFor()
  expect(await overflows(page)).toBe(false)
  expect(await barriers(page)).toEqual([])
  await picture(page, 'explain-phone')
})

test('A number that nobody knows, and one that is not theirs, say so', async () => {
  const unknown = await browser.visit('leader', '/demo/overview?explain=nonsense&by=total&key=total')
  await unknown.getByText(/没有“nonsense”这个指标/).waitFor()
  const foreign = await browser.visit('leader', '/demo/overview?explain=opening&by=chain&key=nowhere')
  await foreign.getByText(/没有这一组数字/).waitFor()
})
