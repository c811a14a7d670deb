import { defineConfig } from 'vitest/config';

/** What takes longer than a developer waits for, such as thousands of seeded trials: `npm run test:slow`. Needs no build. */
export default defineConfig({
  test: {
    include: ['test/slow/**/*.test.ts'],
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: 'node_modules/.cache/vitest-slow-results.json' }]]
      : ['default'],
    maxWorkers: 2,
    testTimeout: 120_000,
    env: { NO_COLOR: '1' },
  },
});
