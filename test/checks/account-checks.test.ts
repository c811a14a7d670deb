import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { judgeOne } from '../../src/judge/runner.ts';
import { observedWith, planWith, TODAY } from '../support/plan-builder.ts';
import { expectSentences } from '../support/sentences.ts';
import { judgeCase } from './check-table.ts';
import { headers, onTier } from './limits/plans.ts';

const sections = ['platform', 'workspace', 'limits', 'spend', 'cost'];
const accountChecks = checks.filter((check) => sections.includes(check.section));

test('all nineteen are registered', () => {
  expect(accountChecks.map((check) => check.id)).toEqual([
    'platform/chosen',
    'platform/credentials',
    'platform/access',
    'workspace/identity',
    'workspace/not-default',
    'limits/known',
    'limits/tier',
    'limits/peak-rpm',
    'limits/peak-input',
    'limits/peak-output',
    'spend/tier-cap',
    'spend/own-limits',
    'spend/credit',
    'spend/alerts',
    'cost/forecast',
    'cost/output-share',
    'cost/caching',
    'cost/server-tools',
    'cost/price-date',
  ]);
});

describe.each(accountChecks.map((check) => ({ id: check.id, check })))('$id', ({ check }) => {
  test('stays open on an empty plan and asks a full question', () => {
    const outcome = judgeCase(check, {});
    expect(outcome).toMatchObject({ status: 'unanswered', code: 'not-answered' });
    if (outcome.code === 'not-answered') expectSentences(outcome.args.question);
  });

  test('is explained in full sentences', () => {
    const { looksAt, why, how, fix, corrections = [] } = check.guide;
    const texts = [looksAt, why, how, fix, ...corrections.flatMap(({ claim, now }) => [claim, now])];
    for (const text of texts) expectSentences(text);
    for (const title of Object.values(check.titles)) expect(title).toMatch(/^[A-Z].*[^.]$/);
    for (const text of Object.values(check.asks ?? {})) expectSentences(text);
  });
});

describe('what was never seen live is not passed at level ga', () => {
  const everySeen = {
    credential: {},
    model: {},
    'token-count': {},
    'tiny-message': headers(1_000, 2_000_000, 400_000),
  } as const;
  const judged = (id: string, level: 'beta' | 'ga', seen: Parameters<typeof observedWith>[0]) => {
    const check = accountChecks.find((row) => row.id === id);
    if (!check) throw new Error(`No check ${id}.`);
    const plan = planWith(onTier('start', { level }));
    return judgeOne(check, { plan, catalog, observed: observedWith(seen), today: TODAY });
  };

  test.each(['platform/credentials', 'platform/access', 'limits/known'])(
    '%s passes on live evidence',
    (id) => {
      expect(judged(id, 'ga', everySeen)).toMatchObject({ status: 'pass', blocking: true });
    },
  );
  test('limits/known on the table alone passes at beta, not at ga', () => {
    expect(judged('limits/known', 'beta', {})).toMatchObject({ status: 'pass', blocking: false });
    expect(judged('limits/known', 'ga', {})).toMatchObject({
      status: 'inconclusive',
      code: 'needs-better-evidence',
      blocking: true,
    });
  });
});
