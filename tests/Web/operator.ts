import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { password } from './roles'

/** The operator's token at work, for what tests must find there. */
export class Operator {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async call<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    const text = await response.text()
    return (text ? JSON.parse(text) : undefined) as T
  }

  /** Sends a ledger; what comes back waits to be committed. */
  async upload(path: string, file: string): Promise<{ id: string }> {
    const form = new FormData()
    form.set('file', new Blob([readFileSync(file)]), basename(file))
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.token}` },
      body: form,
    })
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as { id: string }
  }

  /** Enters a person with a password that need not be changed. */
  async enter(id: string, grants: object[]) {
    const first = 'given-By-4dmin'
    await this.call('PUT', `/api/people/${id}`, { name: id, grants })
    await this.call('PUT', `/api/people/${id}/password`, { password: first })
    const cookie = await signIn(this.url, id, first)
    const changed = await fetch(`${this.url}/api/me/password`, {
      method: 'PUT',
      headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' },
      body: JSON.stringify({ current: first, password }),
    })
    if (!changed.ok) throw new Error(`password of ${id}: ${changed.status} ${await changed.text()}`)
  }

  /** A new region that a test has for itself, and a person for each of the roles: live-bureau, live-leader. */
  async region(id: string, name: string, ...who: ('bureau' | 'leader')[]) {
    await this.call('PUT', `/api/regions/${id}`, { name })
    for (const role of who) await this.enter(`${id}-${role}`, [{ role, region: id }])
  }
}

/** Signs in and gives the cookies as a browser sends them back. */
export async function signIn(url: string, id: string, secret: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
    body: JSON.stringify({ id, password: secret }),
  })
  if (!response.ok) throw new Error(`sign-in of ${id}: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
