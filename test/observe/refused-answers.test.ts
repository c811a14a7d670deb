import { describe, expect, test } from 'vitest';
import { type Catalog, catalog } from '../../src/catalog/catalog.ts';
import { streamProbe } from '../../src/observe/probes/stream.ts';
import { tinyMessageProbe } from '../../src/observe/probes/tiny-message.ts';
import type { ForcedStop } from '../../src/sandbox/forced-stop.ts';
import { gatherWith, sandboxFor } from './gathering.ts';

type Refusal = Extract<ForcedStop, { reason: 'refusal' }>;

/** What one probe books and what the sandbox charged, where every answer is refused so. */
async function refused(
  probe: typeof tinyMessageProbe | typeof streamProbe,
  stop: Omit<Refusal, 'reason'>,
  from: Catalog,
) {
  const sandbox = await sandboxFor({
    catalog: from,
    faults: [{ when: {}, do: { kind: 'stop', stop: { reason: 'refusal', ...stop } } }],
  });
  // Alone: a probe that waits for others would not be sent.
  const probes = [{ ...probe, after: [], blocked: () => null }];
  const { actualUsd } = await gatherWith({ probes, url: sandbox.url, catalog: from });
  expect(sandbox.journal).toHaveLength(1);
  return { bookedUsd: actualUsd, chargedUsd: sandbox.spentUsd() };
}

describe.each([
  ['a plain answer', tinyMessageProbe],
  ['a streamed answer', streamProbe],
] as const)('%s that is refused', (_, probe) => {
  test.each([
    ['cyber', 'before-output', 'free'],
    ['general_harms', 'before-output', 'free'],
    [null, 'before-output', 'free'],
    ['bio', 'before-output', 'billed'],
    ['frontier_llm', 'before-output', 'billed'],
    ['reasoning_extraction', 'before-output', 'billed'],
    ['cyber', 'mid-stream', 'billed'],
  ] as const)('with category %s %s is booked as %s', async (category, at, billed) => {
    const { bookedUsd, chargedUsd } = await refused(probe, { category, at }, catalog);
    expect(bookedUsd > 0).toBe(billed === 'billed');
    expect(bookedUsd).toBeCloseTo(chargedUsd, 12);
  });

  test('is booked by the rule the catalog has', async () => {
    const { apiRules } = catalog;
    const refusalBilling = { ...apiRules.refusalBilling, billedCategories: ['cyber'] };
    const other: Catalog = { ...catalog, apiRules: { ...apiRules, refusalBilling } };
    const stop = { at: 'before-output' } as const;
    expect((await refused(probe, { ...stop, category: 'bio' }, other)).bookedUsd).toBe(0);
    expect((await refused(probe, { ...stop, category: 'cyber' }, other)).bookedUsd).toBeGreaterThan(0);
  });
});
