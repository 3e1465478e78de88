import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { Operator, signIn } from './operator'
import { password, type RoleName } from './roles'

export interface Sight {
  language?: 'zh' | 'en'
  theme?: 'light' | 'dark'
  /** 390 is a phone, 1440 a desk. */
  width?: number
}

/** A browser for the tests of a file, and the people in front of it. Any console error fails the test it came in. */
export function useBrowser() {
  let browser: Browser
  // A desk for each person and sight, kept for the file: its cache holds the programs of the dashboard.
  const desks = new Map<string, BrowserContext>()
  let errors: string[] = []
  const cookies = new Map<string, string>()
  const home = mkdtempSync(join(tmpdir(), 'leads-chromium-'))
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
      env: { ...process.env, HOME: home },
    })
  })
  afterEach(async () => {
    await Promise.all([...desks.values()].flatMap((desk) => desk.pages()).map(cleared))
    const seen = errors
    errors = []
    expect(seen).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    rmSync(home, { recursive: true, force: true })
  })
  const url = inject('url')

  async function deskOf(who: string, sight: Sight): Promise<BrowserContext> {
    const key = JSON.stringify([who, sight])
    const known = desks.get(key)
    if (known) return known
    const width = sight.width ?? 1440
    const desk = await browser.newContext({
      viewport: { width, height: width < 768 ? 844 : 900 },
      isMobile: width < 768,
      hasTouch: width < 768,
      colorScheme: sight.theme ?? 'light',
      locale: sight.language === 'en' ? 'en-GB' : 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    })
    const signedIn = cookies.get(who)!.split('; ')
    await desk.addCookies(
      signedIn.map((cookie) => {
        const [name, ...value] = cookie.split('=')
        return { name: name!, value: value.join('='), url }
      }),
    )
    desks.set(key, desk)
    return desk
  }

  return {
    url,
    operator: new Operator(url, inject('token')),
    /** Goes to a page (relative to /app) as one of the roles, and waits until it stands still. */
    async visit(who: RoleName | (string & {}), path: string, sight: Sight = {}): Promise<Page> {
      if (!cookies.has(who)) cookies.set(who, await signIn(url, who, password))
      const desk = await deskOf(who, sight)
      const page = await desk.newPage()
      page.on('pageerror', (error) => errors.push(`${path} as ${who}: ${error}`))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${path} as ${who}: ${message.text()}`)
      })
      await page.goto(`${url}/app${path}`)
      await settled(page)
      return page
    },
    /** Console errors that a test means to cause, such as a refusal of the server, are taken out. */
    forgive(pattern: RegExp) {
      errors = errors.filter((error) => !pattern.test(error))
    },
  }
}

/** The next test finds neither this page nor what it kept. */
async function cleared(page: Page) {
  await page.evaluate(() => localStorage.clear())
  await page.close()
}

/** The page has its title, and nothing loads any more. */
export async function settled(page: Page) {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  await page.locator('.loading, .waiting').first().waitFor({ state: 'detached' })
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  violations: { id: string; impact: string; nodes: { target: string[]; failureSummary?: string }[] }[]
}

/** What axe finds that is serious, one line for each place. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  // Only what is wrong: to describe what is right takes axe most of its time.
  const { violations } = (await page.evaluate('axe.run({ resultTypes: ["violations"], iframes: false })')) as AxeResult
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`))
}

/** Whether the page is wider than the screen, which makes a phone scroll sideways. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}

/** Keeps a picture of the page for people to look at, when LEADS_PICTURES names a folder. */
export async function picture(page: Page, name: string) {
  const folder = process.env['LEADS_PICTURES']
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
