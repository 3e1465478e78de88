import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Each run walks every page as everybody, and imports a ledger; the flows of every room take long: ./dev test --long.
    include: process.env['LEADS_TEST_LONG']
      ? ['*.test.ts']
      : ['walk', 'first-load', 'imports'].map((name) => `${name}.test.ts`),
    globalSetup: 'process.ts',
    // One machine with two cores, one browser at a time.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A poll waits as long as a locator does.
    expect: { poll: { timeout: 30_000 } },
  },
})
