import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Every page in each run; the flows of each room, which take long, with ./dev test --long.
    include: process.env['LEADS_TEST_LONG'] ? ['*.test.ts'] : ['walk.test.ts'],
    globalSetup: 'process.ts',
    // One machine with two cores, one browser at a time.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 60_000,
    // A poll waits as long as a locator does.
    expect: { poll: { timeout: 30_000 } },
  },
})
