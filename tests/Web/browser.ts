import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core'
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
  let errors: string[] = []
  // A person who comes back finds the program in the browser's cache, which halves the time of a visit.
  const contexts = new Map<string, BrowserContext>()
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
    const pages = [...contexts.values()].flatMap((context) => context.pages())
    await Promise.all(pages.map((page) => page.close()))
    const seen = errors
    errors = []
    expect(seen).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    rmSync(home, { recursive: true, force: true })
  })
  const url = inject('url')
  const contextOf = async (who: string, sight: Sight): Promise<BrowserContext> => {
    const key = JSON.stringify([who, sight.language, sight.theme, sight.width])
    const known = contexts.get(key)
    if (known) return known
    const context = await browser.newContext(optionsOf(sight))
    await context.addInitScript(forget)
    if (!cookies.has(who)) cookies.set(who, await signIn(url, who, password))
    await context.addCookies(cookiesOf(cookies.get(who)!, url))
    contexts.set(key, context)
    return context
  }
  return {
    url,
    operator: new Operator(url, inject('token')),
    /** Goes to a page (relative to /app) as one of the roles, and waits until it stands still. */
    async visit(who: RoleName | (string & {}), path: string, sight: Sight = {}): Promise<Page> {
      const page = await (await contextOf(who, sight)).newPage()
      countRequests(page)
      const place = () => decodeURI(page.url().slice(url.length))
      page.on('pageerror', (error) => errors.push(`${place()} as ${who}: ${error}`))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${place()} as ${who}: ${message.text()}`)
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

function optionsOf({ language, theme, width = 1440 }: Sight): BrowserContextOptions {
  const isPhone = width < 768
  return {
    viewport: { width, height: isPhone ? 844 : 900 },
    isMobile: isPhone,
    hasTouch: isPhone,
    colorScheme: theme ?? 'light',
    locale: language === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  }
}

function cookiesOf(header: string, url: string) {
  return header.split('; ').map((cookie) => {
    const [name, ...value] = cookie.split('=')
    return { name: name!, value: value.join('='), url }
  })
}

/** Every visit begins as the first: what an earlier one left in the browser is forgotten. Runs inside the page. */
function forget() {
  if (self !== top || !location.protocol.startsWith('http') || sessionStorage.getItem('begun')) return
  localStorage.clear()
  sessionStorage.setItem('begun', 'yes')
}

/** What each page has asked for and not got yet. */
const asked = new WeakMap<Page, Set<Request>>()

function countRequests(page: Page) {
  const open = new Set<Request>()
  asked.set(page, open)
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
}

/** The page is drawn, nothing loads any more, and nothing has changed for a moment. */
export async function settled(page: Page) {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  do await page.evaluate(untilStill)
  while (asked.get(page)!.size > 0)
}

/** Runs in the page. */
function untilStill(): Promise<void> {
  return new Promise((still) => {
    let pause = setTimeout(look, 150)
    const observer = new MutationObserver(again)
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    function again() {
      clearTimeout(pause)
      pause = setTimeout(look, 150)
    }
    function look() {
      if (document.querySelector('.loading, .waiting')) return again()
      observer.disconnect()
      still()
    }
  })
}

/** Goes on to another page of the dashboard without loading it anew, as a link does. */
export async function turnTo(page: Page, path: string) {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `/app${path}`)
  await settled(page)
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  violations: { id: string; impact: string; nodes: { target: string[]; failureSummary?: string }[] }[]
}

/** What axe finds that is serious, one line for each place. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  // To describe what is right, too, takes axe most of its time.
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
