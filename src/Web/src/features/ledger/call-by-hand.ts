import { newKey, Refused } from '@/lib/api'
import { languageNow } from '@/lib/language'

/** A call that the contract in api.json does not describe (yet); refused like any other. */
export async function callByHand(address: string, method: string, body?: object): Promise<Response> {
  const response = await fetch(address, {
    method,
    headers: {
      'Accept-Language': languageNow() === 'zh' ? 'zh-CN' : 'en',
      ...(method === 'GET' ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (response.ok) return response
  const problem = (await response.json().catch(() => ({}))) as Record<string, unknown>
  throw new Refused(
    response.status,
    String(problem['type'] ?? ''),
    String(problem['title'] ?? response.statusText),
    String(problem['detail'] ?? ''),
    (problem['errors'] as Record<string, string[]> | undefined) ?? {},
    problem,
  )
}
