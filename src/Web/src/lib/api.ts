import createClient, { type Middleware } from 'openapi-fetch'
import type { components, paths } from './api.d'
import { languageNow, say } from './language'

export type Schemas = components['schemas']

/** What the API refuses, in the user's language: RFC 9457 problem details. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    detail: string,
    /** Messages by the name of the field in the request's body. */
    readonly fields: Record<string, string[]>,
    /** The whole answer: `existing` of a 409, and the like. */
    readonly body: Record<string, unknown>,
  ) {
    super(detail || title)
  }
}

/** No answer came: the network or the server is away. What was sent may have arrived; its key makes it safe to repeat. */
export class Unreached extends Error {
  constructor() {
    super(
      say(
        '连不上服务器，请检查网络后重试；已填写的内容不会丢失。',
        'The server cannot be reached; check the network and try again. Nothing you typed is lost.',
      ),
    )
  }
}

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** A random id; randomUUID exists only on https and localhost. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Keys of writes that nobody has answered: sent again, the same request is the same write and is done once. */
const unanswered = new Map<string, string>()
const prints = new WeakMap<Request, string>()

async function keyOf(request: Request): Promise<string> {
  const print = `${request.method} ${request.url} ${await request.clone().text()}`
  const key = unanswered.get(print) ?? newKey()
  unanswered.set(print, key)
  prints.set(request, print)
  return key
}

const middleware: Middleware = {
  async onRequest({ request }) {
    request.headers.set('Accept-Language', languageNow() === 'zh' ? 'zh-CN' : 'en')
    if (writes.has(request.method) && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', await keyOf(request))
    return request
  },
  async onResponse({ request, response }) {
    if (response.status < 500) unanswered.delete(prints.get(request) ?? '')
    if (response.ok) return response
    if (response.status === 401) signInAgain()
    const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
    throw new Refused(
      response.status,
      String(body['type'] ?? ''),
      String(body['title'] ?? response.statusText),
      String(body['detail'] ?? ''),
      (body['errors'] as Record<string, string[]> | undefined) ?? {},
      body,
    )
  },
  onError() {
    return new Unreached()
  },
}

function signInAgain() {
  location.assign(`/app/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
}

/** The API, typed by its own contract. A refusal is thrown as {@link Refused}; `data` is there whenever it returns. */
export const api = createClient<paths>({ baseUrl: '/' })
api.use(middleware)

/** What a call answered; refusals were thrown before. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T
}
