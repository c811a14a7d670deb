import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../src/claude/secret.ts';

const canary = 'sk-ant-api03-test-canary-0001';

describe('what may be shown', () => {
  // biome-ignore format: a table
  test.each([
    ['an API key', canary, 'sk-ant-api03-…0001'],
    ['an admin key', 'sk-ant-admin01-test-canary-0003', 'sk-ant-admin01-…0003'],
    ['an access token', 'sk-ant-oat01-test-canary-0002', 'sk-ant-oat01-…0002'],
    ['a key of twelve letters', 'sk-ant-api03-abcdefghijkl', 'sk-ant-api03-…ijkl'],
    ['a cut-off key', 'sk-ant-api03-abcdefghijk', 'sk-ant-api03-…'],
    ['a prefix alone', 'sk-ant-api03-', 'sk-ant-api03-…'],
    ["a gateway's own secret", 'correct-horse-battery-staple', '…'],
    ['a kind nobody knows', 'sk-ant-verysecretword12-test-canary-0001', '…'],
    ['nothing', '', '…'],
    ['a key that ends in a terminal sequence', `${canary}\u001b[2J`, 'sk-ant-api03-…'],
    ['a key that ends in blanks', `${canary}    `, 'sk-ant-api03-…'],
  ])('%s', (_, value, masked) => {
    expect(new Secret(value).masked()).toBe(masked);
  });

  test('never more than prefix and last four', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sk-ant-api03-', 'sk-ant-admin01-', 'sk-ant-', ''),
        fc.string(),
        (prefix, rest) => {
          const shown = new Secret(prefix + rest).masked();
          const [start = '', end = ''] = shown.split('…');
          expect(prefix.startsWith(start) || start === '').toBe(true);
          expect(end.length).toBeLessThanOrEqual(4);
          if (end) expect(rest.length).toBeGreaterThanOrEqual(12);
        },
      ),
    );
  });
});

describe('a hint', () => {
  test.each([
    ['sk-ant-api03-tes...0001', true],
    ['sk-ant-api03-…0001', true],
    ['sk-ant-api03-oth...0001', false],
    ['sk-ant-api03-tes...0002', false],
    ['sk-ant-api03-test-canary...canary-0001', false],
    ['sk-ant-api03-tes...', false],
    ['...0001', false],
    ['', false],
    [canary, false],
  ])('%s', (hint, fits) => {
    expect(new Secret(canary).fits(hint)).toBe(fits);
  });
});

describe('no ordinary way prints it', () => {
  const secret = new Secret(canary);
  const held = { credential: { secret }, list: [secret], map: new Map([['key', secret]]) };
  // biome-ignore format: a table
  const ways: readonly [way: string, text: () => string][] = [
    ['String()', () => String(secret)],
    ['a template', () => `${secret}`],
    ['joining', () => [secret, secret].join(' ')],
    ['toLocaleString', () => secret.toLocaleString()],
    ['JSON', () => JSON.stringify(held)],
    ['inspect', () => inspect(held, { depth: null })],
    ['inspect with hidden fields', () => inspect(held, { depth: null, showHidden: true, getters: true })],
    ['inspect without its own way', () => inspect(held, { depth: null, customInspect: false, showHidden: true })],
    ['format', () => format('%s %o %O %j', secret, secret, secret, secret)],
    ['an error about it', () => inspect(new Error(`bad key ${secret}`, { cause: secret }))],
    ['a copy of its fields', () => JSON.stringify({ ...secret, own: Object.getOwnPropertyNames(secret), ...Object.entries(secret) })],
    ['a structured clone', () => inspect(structuredClone(held), { showHidden: true })],
    ['a boxed value', () => inspect(Object.assign({}, secret))],
  ];
  test.each(ways)('%s', (_, text) => {
    expect(text()).not.toContain('canary');
  });

  test('a structured clone is no secret any more', () => {
    expect(structuredClone(secret)).not.toBeInstanceOf(Secret);
  });

  test('only reveal does', () => {
    expect(secret.reveal()).toBe(canary);
  });
});
