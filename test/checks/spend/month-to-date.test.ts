import { expect, test } from 'vitest';
import monthToDate from '../../../checks/spend/month-to-date.ts';
import { usagePages, wholeInput } from '../../../checks/spend/usage-habits.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { cost, even, planned } from './november-so-far.ts';

judgeTable(
  monthToDate,
  [
    { name: 'nothing said', ...asks('platform.path') },
    { name: 'no tier', plan: planned({ limits: {} }), seen: cost(even(1)), ...asks('limits.tier') },
    {
      name: 'no launch date',
      plan: planned({ launchDate: null }),
      seen: cost(even(1)),
      ...asks('launchDate'),
    },
    {
      name: 'a launch to come, of unknown size',
      plan: { ...planned({ launchDate: '2026-11-25' }), tokens: {} },
      seen: cost(even(1)),
      ...asks('tokens.input.typical'),
    },
    {
      name: 'Bedrock has no tiers',
      plan: planned({ platform: { path: 'bedrock', region: 'global' } }),
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'no admin key',
      plan: planned(),
      seen: { 'month-cost': unavailable('ANTHROPIC_ADMIN_KEY is not set.') },
      status: 'inconclusive',
      code: 'month-not-read',
      args: { probe: 'month-cost', instead: 'spend', reason: 'ANTHROPIC_ADMIN_KEY is not set.' },
    },
    ...(['permission-denied', 'not-found', 'key-rejected', 'connection-failed'] as const).map((cause) => ({
      name: cause,
      plan: planned(),
      seen: { 'month-cost': failed(cause) },
      status: 'inconclusive' as const,
      code: 'month-not-read' as const,
    })),
    {
      name: 'another organization',
      plan: planned(),
      seen: { ...cost(even(1)), organization: { id: 'org-other' } },
      status: 'inconclusive',
      code: 'admin-of-other-organization',
    },
    {
      name: 'a report of last month',
      plan: planned(),
      seen: cost(even(1)),
      today: '2026-12-01',
      status: 'inconclusive',
      code: 'month-over',
    },
    {
      name: 'one day is over',
      plan: planned(),
      seen: cost([1]),
      status: 'inconclusive',
      code: 'month-too-young',
      args: { spentUsd: 1 },
    },
  ],
  'what it needs',
);

/** The Console's file from the tenth on, to the end of the nineteenth. */
const sinceTheTenth = (usdPerDay: number) =>
  cost([], {
    source: 'console-export',
    from: '2026-11-10T00:00:00.000Z',
    to: '2026-11-20T00:00:00.000Z',
    days: even(usdPerDay).map((usd, n) => ({ date: `2026-11-${10 + n}`, usd })),
    byWorkspace: [],
  });

judgeTable(
  monthToDate,
  [
    {
      name: 'that begins late proves no fit',
      plan: planned(),
      seen: sinceTheTenth(5),
      status: 'inconclusive',
      code: 'month-begins-late',
      args: { from: '2026-11-10T00:00:00.000Z' },
    },
    // 250 and eleven more days of 25 are 525.
    {
      name: 'that begins late and passes a cap',
      plan: planned(),
      seen: sinceTheTenth(25),
      status: 'fail',
      code: 'month-cap-passed',
    },
    {
      name: 'whose last day is not over',
      plan: planned(),
      seen: cost([...even(16, 9), 1], { source: 'console-export' }),
      status: 'pass',
      code: 'month-fits',
      args: { perDay: { meanUsd: 16 } },
    },
  ],
  "the Console's export",
);

test('the guide says in the same words as the others where to look and what input is', () => {
  expect(monthToDate.guide.fix).toContain(usagePages);
  expect(monthToDate.guide.fix).toContain(wholeInput);
});
