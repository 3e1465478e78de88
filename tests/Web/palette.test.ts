import { expect, test } from 'vitest'
import { barriers, useBrowser } from './browser'

const { visit } = useBrowser()

test('Ctrl+K finds a project by words and opens it with the keyboard alone', async () => {
  const page = await visit('leader', '/demo/overview')
  await page.keyboard.press('Control+k')
  // Whoever knows what they look for does not wait to see the box.
  await page.keyboard.insertText('项目')
  const box = page.getByRole('combobox', { name: '查找项目' })
  expect(await box.inputValue()).toBe('项目')
  const projects = page.getByRole('group', { name: '项目' })
  await projects.getByRole('option').nth(1).waitFor()
  await page.keyboard.press('ArrowDown')
  const second = projects.getByRole('option').nth(1)
  expect(await second.getAttribute('aria-selected')).toBe('true')
  expect(await box.getAttribute('aria-activedescendant')).toBe(await second.getAttribute('id'))
  const name = await second.locator('span').first().textContent()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: name! }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('group', { name: '最近打开' }).getByRole('option', { name: name! }).waitFor()
})

test('Ctrl+K finds chains and pages, says when there is nothing, and closes with Esc', async () => {
  const page = await visit('bureau', '/demo/ledger', { language: 'en' })
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: 'Find a project' })
  await box.waitFor()
  await page.keyboard.insertText('现代果业')
  await page.getByRole('group', { name: 'Chains' }).getByRole('option', { name: '现代果业' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await box.fill('qzqzqz')
  await page.getByText('Nothing found for').waitFor()
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'detached' })
})

test('Only those who report are offered a new project', async () => {
  const unit = await visit('unit', '/demo/ledger')
  await unit.keyboard.press('Control+k')
  await unit.getByRole('option', { name: '新增签约项目' }).click()
  await unit.getByRole('dialog', { name: '新增项目' }).waitFor()
  const leader = await visit('leader', '/demo/ledger')
  await leader.keyboard.press('Control+k')
  await leader.getByRole('option', { name: '总览' }).waitFor()
  expect(await leader.getByRole('option', { name: '新增签约项目' }).count()).toBe(0)
})
