import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { sources } from '../../src/catalog/sources.ts';
import { type Level, levels } from '../../src/catalog/vocabulary.ts';
import { judgeOne } from '../../src/judge/runner.ts';
import { judged } from '../support/check-cases.ts';
import { failed, observedWith, planWith, TODAY } from '../support/plan-builder.ts';
import { expectSentences } from '../support/sentences.ts';
import { headers, onTier } from './limits/plans.ts';

test('all of them are registered, in reading order', () => {
  expect(checks.map((check) => check.id)).toEqual([
    'task/defined',
    'task/features-supported',
    'task/batch-fit',
    'model/available',
    'model/lifecycle',
    'model/fit',
    'model/pinned',
    'model/request-shape',
    'model/parameters-accepted',
    'model/fallback',
    'tokens/context-window',
    'tokens/max-output',
    'tokens/streaming-required',
    'tokens/counted',
    'platform/chosen',
    'platform/credentials',
    'platform/access',
    'platform/iam',
    'platform/region',
    'platform/model-id',
    'platform/api-version',
    'platform/features',
    'platform/quota',
    'platform/request-size',
    'platform/lifecycle',
    'platform/billing-owner',
    'workspace/identity',
    'workspace/not-default',
    'workspace/separate-environments',
    'workspace/residency',
    'keys/admin-key-in-app',
    'keys/precedence',
    'keys/status',
    'keys/expiry',
    'keys/separate',
    'limits/known',
    'limits/tier',
    'limits/workspace-override',
    'limits/shared-bucket',
    'limits/batch-queue',
    'limits/batch-throughput',
    'limits/web-search',
    'limits/peak-traffic',
    'limits/burst',
    'limits/headroom',
    'limits/ramp',
    'limits/retry-amplification',
    'limits/noisy-neighbour',
    'limits/outage-drain',
    'limits/bucket-in-use',
    'spend/tier-cap',
    'spend/org-limit',
    'spend/workspace-limit',
    'spend/month-to-date',
    'spend/credit',
    'spend/alerts',
    'spend/review',
    'cost/forecast',
    'cost/budget',
    'cost/trial',
    'cost/actual-against-estimate',
    'cost/output-share',
    'cost/max-tokens-realistic',
    'cost/thinking',
    'cost/tool-overhead',
    'cost/caching',
    'cost/cache-ttl',
    'cost/cache-prefix-stable',
    'cost/server-tools',
    'cost/batch',
    'cost/cheaper-model',
    'cost/price-date',
    'features/streaming',
    'features/prompt-caching',
    'features/thinking',
    'features/tool-use',
    'features/structured-output',
    'features/vision',
    'features/pdf',
    'features/web-search',
    'features/batch',
    'features/files',
    'operations/reachability',
    'operations/latency',
  ]);
});

describe.each(checks.map((check) => ({ id: check.id, check })))('$id', ({ check }) => {
  test('stays open on an empty plan and asks a full question', () => {
    const outcome = judged(check);
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

  test('names for each correction a source read after what it tells of', () => {
    for (const { now, source } of check.guide.corrections ?? []) {
      const { readOn } = sources[source];
      const happened = (now.match(/\d{4}-\d{2}-\d{2}/g) ?? []).filter((date) => date <= catalog.asOf);
      const released = catalog.models
        .filter(({ name, id }) => now.includes(name) || now.includes(id))
        .flatMap(({ lifecycle }) => lifecycle.releasedOn ?? []);
      for (const date of [...happened, ...released]) expect(date <= readOn, `${now} (${source})`).toBe(true);
    }
  });
});

test.each(checks.flatMap((check) => (check.failsFrom ? [{ ...check, failsFrom: check.failsFrom }] : [])))(
  '$id: a fail stops launches that an open question would not',
  ({ blocksFrom, failsFrom }) => {
    expect(['never', ...levels.slice(levels.indexOf(failsFrom) + 1)]).toContain(blocksFrom);
  },
);

describe('even a demo stops at what cannot work', () => {
  test.each([
    ['model/available', 'model', 'model-not-found'],
    ['platform/access', 'tiny-message', 'credit-empty'],
    ['platform/access', 'tiny-message', 'key-rejected'],
  ] as const)('%s when the %s probe answers %s', (id, probe, cause) => {
    const check = checks.find((row) => row.id === id);
    if (!check) throw new Error(`No check ${id}.`);
    const plan = planWith(onTier('start', { level: 'demo' }));
    const [refused, open] = [{ [probe]: failed(cause) }, {}].map((seen) =>
      judgeOne(check, { plan, catalog, observed: observedWith(seen), today: TODAY }),
    );
    expect(refused).toMatchObject({ status: 'fail', blocking: true });
    expect(open).toMatchObject({ blocking: false });
  });
});

describe('what was never seen live is not passed at level ga', () => {
  const everySeen = {
    credential: {},
    model: {},
    'token-count': {},
    'tiny-message': headers(1_000, 2_000_000, 400_000),
  } as const;
  const atLevel = (id: string, level: Level, seen: Parameters<typeof observedWith>[0]) => {
    const check = checks.find((row) => row.id === id);
    if (!check) throw new Error(`No check ${id}.`);
    const plan = planWith(onTier('start', { level }));
    return judgeOne(check, { plan, catalog, observed: observedWith(seen), today: TODAY });
  };

  test.each(['platform/credentials', 'platform/access', 'limits/known'])(
    '%s passes on live evidence',
    (id) => {
      expect(atLevel(id, 'ga', everySeen)).toMatchObject({ status: 'pass', blocking: true });
    },
  );
  test('limits/known on the table alone passes at beta, not at ga', () => {
    expect(atLevel('limits/known', 'beta', {})).toMatchObject({ status: 'pass', blocking: false });
    expect(atLevel('limits/known', 'ga', {})).toMatchObject({
      status: 'inconclusive',
      code: 'needs-better-evidence',
      blocking: true,
    });
  });
});
