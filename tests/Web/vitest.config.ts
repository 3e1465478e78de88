import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['*.test.ts'],
    globalSetup: 'process.ts',
    // One machine with two cores, one browser at a time.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A poll waits as long as a locator does.
    expect: { poll: { timeout: 30_000 } },
  },
})
