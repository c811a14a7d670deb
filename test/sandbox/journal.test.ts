import { expect, test } from 'vitest';
import { sandboxFor, send } from './judged-client.ts';

/** The newest models a journal holds after five requests for the models a, b, c, d and e, one after the other. */
async function kept(journalKept: number): Promise<string> {
  const sandbox = await sandboxFor({ journalKept });
  for (const model of 'abcde') await send(sandbox, '/v1/messages', { body: { model } });
  return sandbox.journal.map((exchange) => exchange.model).join('');
}

test.each([
  [0, ''],
  // Full at twice what is kept, then the older half goes.
  [1, 'de'],
  [2, 'cde'],
  [5, 'abcde'],
])('a journal that keeps %i exchanges does not grow beyond twice as many', async (journalKept, models) => {
  expect(await kept(journalKept)).toBe(models);
});
