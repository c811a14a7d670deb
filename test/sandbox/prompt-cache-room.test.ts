import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import { PromptCache } from '../../src/sandbox/prompt-cache.ts';

test('a load of new prefixes pushes out old ones, but not one that is read all the time', () => {
  const model = findModel(catalog, 'claude-opus-5-5');
  if (!model) throw new Error('The catalog does not know claude-opus-5-5.');
  const cache = new PromptCache(catalog);
  const prefix = (hash: string) => [{ hash, tokens: 10_000, ttl: '1h' }] as const;
  const use = (hash: string) => cache.answerBegins(prefix(hash), model, 1_000, 1_000);
  const readTokens = (hash: string) => cache.use(prefix(hash), model, 2_000).readTokens;
  for (let written = 1; written <= 50_000; written += 1) {
    use(`new-${written}`);
    use('system-prompt');
  }
  // The 50,001st entry leaves the newest 25,000: new-25,002 to new-50,000, and the one used last.
  expect(['new-25001', 'new-25002', 'new-50000', 'system-prompt'].map(readTokens)).toEqual([
    0, 10_000, 10_000, 10_000,
  ]);
});
