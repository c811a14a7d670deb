import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the pinned Node runs the tests, whatever Node the machine has', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: { node: string } };
  expect(process.version).toBe(`v${manifest.devDependencies.node}`);
});
