import { expect, test } from 'vitest'
import { useBrowser } from './browser'

const { visit, url } = useBrowser()

test('The first page needs less than 350 kB of compressed script, and none of it comes from elsewhere', async () => {
  const page = await visit('leader', '/demo/nowhere')
  const session = await page.context().newCDPSession(page)
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const paints: number[] = []
  for (let round = 0; round < 5; round++) {
    await page.goto(`${url}/app/demo/overview`)
    await page.locator('.tile').first().waitFor()
    paints.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity),
    )
  }
  const fetched = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => ({ name: entry.name, size: (entry as PerformanceResourceTiming).encodedBodySize })),
  )
  expect(fetched.filter(({ name }) => !name.startsWith(url))).toEqual([])
  const script = fetched.filter(({ name }) => name.endsWith('.js')).reduce((sum, { size }) => sum + size, 0)
  console.log(
    `first load: ${(script / 1000).toFixed(0)} kB of script, first content after`,
    paints.map(Math.round),
    'ms',
  )
  expect(script).toBeGreaterThan(100_000)
  expect(script).toBeLessThan(350_000)
})
