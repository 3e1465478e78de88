import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const out = join(import.meta.dirname, '../../artifacts/web')

/** Puts a compressed copy beside every file, so that the server compresses nothing while it serves. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = out }) {
      for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|svg)$/.test(file)) continue
        const content = readFileSync(join(dir, file))
        writeFileSync(join(dir, `${file}.br`), brotliCompressSync(content))
        writeFileSync(join(dir, `${file}.gz`), gzipSync(content, { level: 9 }))
      }
    },
  }
}

// While developing, a running process answers what is not the dashboard's own; LEADS_TOKEN signs in.
const served = ['/api', '/open', '/app/sign-in', '/app/sign-out', '/app/password', '/app/set-up', '/app/oidc']
const token = process.env['LEADS_TOKEN']
const leads = {
  target: process.env['LEADS_URL'] ?? 'http://127.0.0.1:7071',
  ...(token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
}

export default defineConfig({
  base: '/app/',
  // The server puts a fresh one into every page and into its policy; see Dashboard.cs.
  html: { cspNonce: '__NONCE__' },
  plugins: [react(), compressed()],
  resolve: { alias: { '@': join(import.meta.dirname, 'src') } },
  build: { outDir: out, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022' },
  server: { proxy: Object.fromEntries(served.map((path) => [path, leads])) },
})
