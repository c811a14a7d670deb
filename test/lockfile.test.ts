import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { incompleteEntries, type Lockfile } from '../scripts/lockfile.ts';

test('the lock names every optional dependency, so that npm ci accepts it on any system (npm run lock mends it)', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
  expect(incompleteEntries(lock).map(({ place }) => place)).toEqual([]);
});

test('a missing binary is named with the system it is for', () => {
  const packages = {
    'node_modules/a': {
      optionalDependencies: { '@a/linux-x64-musl': '1.0.0', '@a/darwin-arm64': '1.0.0' },
      dev: true,
    },
    'node_modules/@a/darwin-arm64': {},
    'node_modules/b': { optionalDependencies: { inner: '2.0.0' } },
    'node_modules/b/node_modules/inner': {},
  };
  expect(incompleteEntries({ packages })).toEqual([
    {
      place: 'node_modules/@a/linux-x64-musl',
      entry: { version: '1.0.0', dev: true, optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    },
  ]);
});
