import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type ConfiguredLimits,
  configuredInForce,
  limitsInForce,
  loadOf,
  rungConflicts,
} from '../../src/capacity/limits-in-force.ts';

const none = { requests: null, inputTokens: null, outputTokens: null };
const start = { rpm: 1_000, itpm: 2_000_000, otpm: 400_000 };
const ofAll = (organization: number, workspace: number | null = null) => ({ organization, workspace });
const configured = (rpm: ConfiguredLimits['rpm']): ConfiguredLimits => ({ rpm, itpm: null, otpm: null });

describe('limitsInForce', () => {
  it('takes a header before the documented limit, one by one', () => {
    expect(limitsInForce(null, { ...none, inputTokens: { limit: 300_000 } }, start)).toEqual({
      rpm: { perMinute: 1_000, rung: 'table' },
      itpm: { perMinute: 300_000, rung: 'header' },
      otpm: { perMinute: 400_000, rung: 'table' },
    });
  });

  it('leaves null what nothing tells', () => {
    expect(limitsInForce(null, { ...none, requests: { limit: 50 } }, null)).toEqual({
      rpm: { perMinute: 50, rung: 'header' },
      itpm: null,
      otpm: null,
    });
    expect(limitsInForce(null, null, null)).toEqual({ rpm: null, itpm: null, otpm: null });
  });

  test.each([
    ['organization alone', ofAll(900), null, { perMinute: 900, rung: 'organization' }],
    ['workspace below it', ofAll(900, 300), null, { perMinute: 300, rung: 'workspace' }],
    ['workspace above it has no effect', ofAll(900, 5_000), null, { perMinute: 900, rung: 'organization' }],
    ['workspace of nothing', ofAll(900, 0), null, { perMinute: 0, rung: 'workspace' }],
    ['a header that agrees', ofAll(900), 900, { perMinute: 900, rung: 'organization' }],
    ['a header above', ofAll(900), 1_000, { perMinute: 900, rung: 'organization' }],
    ['a header below', ofAll(900), 800, { perMinute: 800, rung: 'header' }],
    [
      'a header of the organization over a workspace',
      ofAll(900, 300),
      900,
      { perMinute: 300, rung: 'workspace' },
    ],
    [
      'a limit only the workspace has',
      { organization: null, workspace: 300 },
      null,
      { perMinute: 300, rung: 'workspace' },
    ],
    [
      'a limiter that neither has',
      { organization: null, workspace: null },
      50,
      { perMinute: 50, rung: 'header' },
    ],
    ['not listed, no header', null, null, { perMinute: 1_000, rung: 'table' }],
  ] as const)('%s', (_, limit, header, expected) => {
    const headers = { ...none, requests: header === null ? null : { limit: header } };
    expect(limitsInForce(configured(limit), headers, start).rpm).toEqual(expected);
  });

  it('is never above a word stronger than the table', () => {
    const amount = fc.option(fc.integer({ min: 0, max: 1_000 }));
    fc.assert(
      fc.property(amount, amount, amount, (organization, workspace, header) => {
        const headers = { ...none, requests: header === null ? null : { limit: header } };
        const { rpm } = limitsInForce(configured({ organization, workspace }), headers, start);
        const told = [organization, workspace, header].filter((value) => value !== null);
        expect(rpm?.perMinute).toBe(told.length > 0 ? Math.min(...told) : 1_000);
      }),
    );
  });
});

describe('rungConflicts', () => {
  test.each([
    ['the same', ofAll(900), 900, []],
    ['the limit of the workspace', ofAll(900, 300), 300, []],
    ['that of the organization beside it', ofAll(900, 300), 900, []],
    ['below the organization', ofAll(900), 300, ['below']],
    ['below the workspace', ofAll(900, 300), 200, ['below']],
    ['between the two', ofAll(900, 300), 500, ['above']],
    ['above both', ofAll(900, 300), 1_000, ['above']],
    ['no header', ofAll(900), null, []],
    ['nothing configured', null, 900, []],
  ] as const)('%s', (_, limit, header, sides) => {
    const headers = { ...none, requests: header === null ? null : { limit: header } };
    expect(rungConflicts(configured(limit), headers).map(({ side }) => side)).toEqual(sides);
  });
});

it('a limiter without any value is none', () => {
  expect(configuredInForce(null)).toBeNull();
  expect(configuredInForce({ organization: null, workspace: null })).toBeNull();
});

it.each([
  [700, 1_000, 0.7],
  [0, 1_000, 0],
  [5, 0, 5],
  [0, 0, 0],
])('a peak of %i against %i uses %f of it', (peak, limit, load) => {
  expect(loadOf(peak, limit)).toBe(load);
});
