import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Templates are imported as text; the bundler does the same with its text loader. */
const templatesAsText = {
  name: 'templates-as-text',
  enforce: 'pre' as const,
  load(id: string) {
    if (!id.endsWith('.eta')) return undefined;
    return `export default ${JSON.stringify(readFileSync(id, 'utf8'))}`;
  },
};

export default defineConfig({
  plugins: [templatesAsText],
  define: { __GONOGO_VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/slow/**'],
    globalSetup: ['test/support/build-once.ts'],
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: 'node_modules/.cache/vitest-results.json' }]]
      : ['default'],
    maxWorkers: 2,
    testTimeout: 30_000,
    env: {
      NO_COLOR: '1',
      // Whoever develops this may be logged in somewhere: no test asks a cloud about it.
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_PROFILE: '',
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      METADATA_SERVER_DETECTION: 'none',
    },
  },
});
