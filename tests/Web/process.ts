import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { Operator } from './operator'
import { roles } from './roles'

declare module 'vitest' {
  interface ProvidedContext {
    url: string
    token: string
  }
}

const program =
  process.env['LEADS_PROGRAM'] ?? join(import.meta.dirname, '../../artifacts/bin/Functions/release/Leads.Functions')
const token = 'operator-of-the-web-tests'

/** Starts the real process with its demonstration county, and enters a person for each role. */
export default async function setup(project: TestProject) {
  const data = mkdtempSync(join(tmpdir(), 'leads-web-'))
  const url = `http://127.0.0.1:${await freePort()}`
  const leads = spawn(program, [], {
    env: {
      ...process.env,
      LEADS_URLS: url,
      LEADS_DATA: data,
      LEADS_DEMO: 'on',
      LEADS_TOKEN: token,
      LEADS_LOG: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((begun, failed) => {
    // The link is printed when the demonstration is there.
    leads.stdout.on('data', (text: Buffer) => text.includes('/open/') && begun())
    leads.once('error', failed)
    leads.once('exit', (code) => failed(new Error(`${program} ended with ${code}.`)))
  })
  const operator = new Operator(url, token)
  for (const [id, grant] of Object.entries(roles)) await operator.enter(id, [grant])
  project.provide('url', url)
  project.provide('token', token)
  return async () => {
    const ended = new Promise((end) => leads.once('exit', end))
    leads.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true })
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
