import { expect, test } from 'vitest';
import promptCaching from '../../../checks/features/prompt-caching.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { CacheMissReason, PromptCacheSeen } from '../../../src/judge/seen/prompt-cache.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, type CheckCase, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const caches = (id: string, repeatedPrefix: number | null = 2_500): PlanInput => ({
  model: { id },
  task: { features: ['prompt-caching'] },
  tokens: { cacheTtl: '5m', repeatedPrefix },
});
const plan = caches('claude-sonnet-5-5');
const open = caches('claude-sonnet-5-5', null);
/** No minimum of this model is documented. */
const unknownMinimum = (repeatedPrefix: number) => caches('claude-fable-5-2', repeatedPrefix);

type Call = PromptCacheSeen['first'];
const call = (part: Partial<Call> = {}): Call => ({
  promptTokens: 900,
  writtenTokens: 0,
  readTokens: 0,
  ms: 700,
  stopReason: 'max_tokens',
  ...part,
});
const calls = (first: Partial<Call>, second: Partial<Call>) => ({ first: call(first), second: call(second) });
const written = { writtenTokens: 880 };

judgeTable(
  promptCaching,
  [
    { name: 'nobody said whether it caches', plan: { model: { id: 'x' } }, ...asks('task.features') },
    { name: 'no model', plan: { task: { features: ['prompt-caching'] } }, ...asks('model.id') },
    {
      name: 'it does not cache',
      plan: { ...plan, task: { features: [] } },
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'caching is switched off, which another check tells',
      plan: { ...plan, tokens: { cacheTtl: 'none' } },
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'one token below the minimum, with nothing asked',
      plan: caches('claude-sonnet-5-5', 511),
      status: 'fail',
      code: 'cache-prefix-too-short',
      basis: 'documented',
      args: { model: 'Sonnet 5.5', prefixTokens: 511, minimumTokens: 512 },
    },
    {
      name: 'below the minimum of an older model, though the account caches',
      plan: caches('claude-haiku-4-5', 4_095),
      seen: { 'prompt-cache': {} },
      status: 'fail',
      code: 'cache-prefix-too-short',
      args: { minimumTokens: 4_096 },
    },
    {
      name: 'nothing repeats',
      plan: caches('claude-sonnet-5-5', 0),
      status: 'fail',
      code: 'cache-prefix-too-short',
      args: { prefixTokens: 0 },
    },
    {
      name: 'nothing repeats, whatever the minimum of the model is',
      plan: unknownMinimum(0),
      status: 'fail',
      code: 'caching-without-prefix',
      args: { from: { kind: 'plan' } },
    },
    {
      name: 'exactly the minimum, not asked',
      plan: caches('claude-sonnet-5-5', 512),
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'the prefix is open',
      plan: open,
      seen: { 'prompt-cache': {} },
      ...asks('tokens.repeatedPrefix'),
    },
    { name: 'the prefix is open and nothing was asked', plan: open, ...asks('tokens.repeatedPrefix') },
    {
      name: 'the prefix is open, and the account refuses',
      plan: open,
      seen: { 'tiny-message': {}, 'prompt-cache': failed('permission-denied') },
      status: 'fail',
      code: 'feature-refused',
    },
  ],
  'what the plan settles',
);

judgeTable(
  promptCaching,
  [
    {
      name: 'written, then read',
      plan,
      seen: { 'prompt-cache': {} },
      status: 'pass',
      code: 'cache-read-back',
      basis: 'live',
      args: { ttl: '5m', writtenTokens: 880, readTokens: 880 },
    },
    {
      name: 'for an hour',
      plan: { ...plan, tokens: { cacheTtl: '1h', repeatedPrefix: 2_500 } },
      seen: { 'prompt-cache': { ttl: '1h', writtenFor: '1h' } },
      status: 'pass',
      code: 'cache-read-back',
      args: { ttl: '1h' },
    },
    {
      name: 'read, whatever the diagnostics name',
      plan,
      seen: { 'prompt-cache': { missReason: 'unavailable' } },
      status: 'pass',
      code: 'cache-read-back',
    },
    {
      name: 'usage does not say for how long',
      plan,
      seen: { 'prompt-cache': { writtenFor: null } },
      status: 'pass',
      code: 'cache-read-back',
    },
    {
      name: 'an hour was asked for, five minutes are kept',
      plan,
      seen: { 'prompt-cache': { ttl: '1h', writtenFor: '5m' } },
      status: 'warn',
      code: 'cache-kept-otherwise',
      args: { asked: '1h', kept: '5m' },
    },
    {
      name: 'the minimum is in no document, the prefix shorter than what was tried',
      plan: unknownMinimum(2_500),
      seen: { 'prompt-cache': { minimumTokens: 4_096 } },
      status: 'warn',
      code: 'prefix-minimum-unknown',
      args: { model: 'Fable 5.2', prefixTokens: 2_500, safeTokens: 4_096 },
    },
    {
      name: 'the minimum is in no document, the prefix long enough',
      plan: unknownMinimum(4_096),
      seen: { 'prompt-cache': { minimumTokens: 4_096 } },
      status: 'pass',
      code: 'cache-read-back',
    },
    {
      name: 'the first call already read',
      plan,
      seen: { 'prompt-cache': calls({ readTokens: 300, ...written }, { readTokens: 1_180 }) },
      status: 'warn',
      code: 'cache-usage-mixed-up',
      args: { firstReadTokens: 300, secondReadTokens: 1_180 },
    },
    {
      name: 'read without having been written',
      plan,
      seen: { 'prompt-cache': calls({}, { readTokens: 880 }) },
      status: 'warn',
      code: 'cache-usage-mixed-up',
    },
    {
      name: 'nothing written, long enough',
      plan,
      seen: { 'prompt-cache': { ...calls({ promptTokens: 512 }, {}), writtenFor: null } },
      status: 'fail',
      code: 'cache-not-written',
      basis: 'live',
      args: { promptTokens: 512, minimumTokens: 512, documented: true },
    },
    {
      name: 'nothing written stands, even while the prefix is open',
      plan: open,
      seen: { 'prompt-cache': calls({}, {}) },
      status: 'fail',
      code: 'cache-not-written',
    },
    {
      name: 'nothing written, and too short for it',
      plan,
      seen: { 'prompt-cache': calls({ promptTokens: 511 }, { promptTokens: 520 }) },
      status: 'inconclusive',
      code: 'cache-probe-too-short',
      args: { promptTokens: 511, minimumTokens: 512 },
    },
    {
      name: 'nothing written where no minimum is documented',
      plan: unknownMinimum(5_000),
      seen: { 'prompt-cache': { ...calls({ promptTokens: 5_000 }, {}), minimumTokens: 4_096 } },
      status: 'inconclusive',
      code: 'cache-not-written',
      args: { documented: false },
    },
    {
      name: 'refused by the model before anything was stored',
      plan,
      seen: { 'prompt-cache': calls({ stopReason: 'refusal' }, {}) },
      status: 'inconclusive',
      code: 'feature-cut-short',
      args: { feature: 'prompt-caching', stopReason: 'refusal' },
    },
    {
      name: 'only the second call wrote',
      plan,
      seen: { 'prompt-cache': calls({}, written) },
      status: 'inconclusive',
      code: 'cache-not-read',
      args: { writtenTokens: 0, writtenAgainTokens: 880 },
    },
    {
      name: 'written, neither read nor written again',
      plan,
      seen: { 'prompt-cache': { ...calls(written, {}), missReason: 'system_changed' } },
      status: 'fail',
      code: 'cache-not-read',
      args: { writtenTokens: 880, writtenAgainTokens: 0 },
    },
  ],
  'what the two calls showed',
);

const missed = (missReason: CacheMissReason | null, status: CheckCase['status']): CheckCase => ({
  name: `${missReason}`,
  plan,
  seen: { 'prompt-cache': { ...calls(written, written), missReason } },
  status,
  code: 'cache-not-read',
  basis: 'live',
  args: { writtenTokens: 880, writtenAgainTokens: 880, missReason },
});
judgeTable(
  promptCaching,
  [
    missed('model_changed', 'fail'),
    missed('system_changed', 'fail'),
    missed('tools_changed', 'fail'),
    missed('messages_changed', 'fail'),
    missed('previous_message_not_found', 'inconclusive'),
    missed('unavailable', 'inconclusive'),
    missed('other', 'inconclusive'),
    missed(null, 'inconclusive'),
  ],
  'written and written again, with the reason',
);

judgeTable(
  promptCaching,
  [
    {
      name: 'not asked',
      plan,
      seen: { 'prompt-cache': unavailable() },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'refused',
      plan,
      seen: { 'tiny-message': {}, 'prompt-cache': failed('invalid-request') },
      status: 'fail',
      code: 'feature-refused',
      args: { feature: 'prompt-caching', cause: 'invalid-request' },
    },
    {
      name: 'the credit ran out on the way',
      plan,
      seen: { 'prompt-cache': failed('credit-empty') },
      status: 'inconclusive',
      code: 'waits-for-check',
    },
    {
      name: 'the network failed',
      plan,
      seen: { 'prompt-cache': failed('connection-failed') },
      status: 'inconclusive',
      code: 'not-observed',
    },
  ],
  'without an answer',
);

test('a read is shown with the prices it saves: 2 USD per million plain and 0.10 read on Sonnet 5.5', () => {
  const { figures } = judged(promptCaching, { plan, seen: { 'prompt-cache': {} } });
  const named = Object.fromEntries(figures.map(({ name, value, origin }) => [name, [value, origin]]));
  expect(named).toMatchObject({
    'Read by the second call': [880, 'live'],
    'Price of plain input': [2, 'documented'],
    'Price of input read from the cache': [0.1, 'documented'],
  });
});

test('a prefix that is too short is shown with the documented minimum and its date', () => {
  const { figures } = judged(promptCaching, { plan: caches('claude-sonnet-5-5', 511), catalog });
  expect(figures).toContainEqual(
    expect.objectContaining({ value: 512, unit: 'tokens', origin: 'documented', at: '2026-10-08' }),
  );
});

const begins = (prefixTokens: number, counting: { by: 'api' } | { by: 'estimate'; band: number }) => ({
  counting,
  prefixes: {
    analysed: 400,
    families: [
      {
        share: 1,
        prefixTokens,
        prefixCharacters: prefixTokens * 4,
        endsIn: 'message 1',
        varies: 'words',
        movedPrefixTokens: null,
      } as const,
    ],
  },
});

judgeTable(
  promptCaching,
  [
    {
      name: 'counted samples begin alike for less than the minimum, whatever is planned',
      plan,
      seen: { trial: begins(465, { by: 'api' }), 'prompt-cache': {} },
      status: 'fail',
      code: 'cache-prefix-too-short',
      args: { prefixTokens: 465 },
    },
    {
      name: 'they answer what the plan leaves open',
      plan: open,
      seen: { trial: begins(600, { by: 'api' }), 'prompt-cache': calls(written, { readTokens: 880 }) },
      status: 'pass',
      code: 'cache-read-back',
    },
    {
      name: 'an estimate does not contradict the plan',
      plan,
      seen: {
        trial: begins(300, { by: 'estimate', band: 0.25 }),
        'prompt-cache': calls(written, { readTokens: 880 }),
      },
      status: 'pass',
      code: 'cache-read-back',
    },
  ],
  'with a trial',
);
