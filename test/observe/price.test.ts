import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { PlatformPath } from '../../src/catalog/vocabulary.ts';
import type { ObservationId } from '../../src/judge/observation.ts';
import { pricePoll } from '../../src/observe/price.ts';
import { blockedBecause, chosen } from '../../src/observe/probe-choice.ts';
import { probes } from '../../src/observe/registry.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { planWith } from '../support/plan-builder.ts';

/** What every plan is asked with the key of the product. */
const everything = new Set<ObservationId>([
  'credential',
  'reach',
  'model',
  'fallback-model',
  'token-count',
  'tiny-message',
]);
const online = { offline: false, credentialReason: null, adminReason: null };
const full: PlanInput = { model: { id: 'claude-opus-5-5', fallback: 'claude-haiku-5-5' } };

const blockedIn = (plan: PlanInput, canAsk: Parameters<typeof pricePoll>[4] = online) =>
  pricePoll(everything, probes, planWith(plan), catalog, canAsk).map((row) => row.blocked);

test('a poll is shown with what each probe sends and costs at most', () => {
  const rows = pricePoll(everything, probes, planWith(full), catalog, online);
  expect(rows.map((row) => [row.id, row.requests, row.blocked])).toEqual([
    ['credential', 0, null],
    ['reach', 1, null],
    ['model', 1, null],
    ['fallback-model', 1, null],
    ['token-count', 1, null],
    ['tiny-message', 1, null],
  ]);
  expect(rows.map((row) => row.sends)).toEqual([
    'Nothing: reads the environment and the SDK profile on this machine.',
    "One request to the API's host without a key. Any answer will do, and its body is not read.",
    'One GET for the model claude-opus-5-5.',
    'One GET for the model claude-haiku-5-5.',
    'One built-in sentence, to be counted, not answered.',
    'One message of three words to claude-opus-5-5, at most 8 tokens back.',
  ]);
  // (64 tokens at 4 USD + 8 tokens at 20 USD) per million, and 10 % for the US.
  expect(rows.at(-1)?.worstCaseUsd).toBeCloseTo(0.000_457_6, 12);
});

describe('why a probe cannot run', () => {
  const offline = 'The poll ran offline: nothing was sent.';
  const noKey = 'There is no key.';
  const noAdmin = 'There is no admin key.';
  // biome-ignore format: a table
  const rows: readonly [what: string, plan: PlanInput, canAsk: Parameters<typeof pricePoll>[4], blocked: readonly (string | null)[]][] = [
    ['nothing in the way', full, online, [null, null, null, null, null, null]],
    ['offline', full, { offline: true, credentialReason: null, adminReason: null }, [null, offline, offline, offline, offline, offline]],
    ['no credential', full, { offline: false, credentialReason: noKey, adminReason: noAdmin }, [null, null, noKey, noKey, noKey, noKey]],
    ['no model', {}, online, [null, null, 'The plan names no model.', 'The plan names no fallback model.', 'The plan names no model to count with.', 'The plan names no model to send a message to.']],
    ['nobody knows the model', { model: { id: null } }, online, [null, null, 'The plan names no model.', 'The plan names no fallback model.', 'The plan names no model to count with.', 'The plan names no model to send a message to.']],
    ['decided against a fallback', { model: { ...full.model, fallback: 'none' } }, online, [null, null, null, 'The plan names no fallback model.', null, null]],
  ];
  test.each(rows)('%s', (_, plan, canAsk, blocked) => {
    expect(blockedIn(plan, canAsk)).toEqual(blocked);
  });

  test('no admin key: what only the organization can be asked', () => {
    const canAsk = { ...online, adminReason: noAdmin };
    const rows = pricePoll(
      new Set(['organization', 'model'] as const),
      probes,
      planWith(full),
      catalog,
      canAsk,
    );
    expect(rows.map((row) => [row.id, row.blocked])).toEqual([
      ['model', null],
      ['organization', noAdmin],
    ]);
  });

  // biome-ignore format: a table
  test.each<[PlatformPath, ObservationId[]]>([
    ['claude-on-aws', ['cloud-identity', 'model', 'fallback-model', 'token-count', 'tiny-message']],
    ['bedrock', ['cloud-identity', 'tiny-message']],
    ['bedrock-mantle', ['cloud-identity', 'token-count', 'tiny-message']],
    ['vertex', ['cloud-identity', 'token-count', 'tiny-message']],
    ['claude-on-google', ['cloud-identity', 'model', 'fallback-model', 'token-count', 'tiny-message']],
    ['foundry', ['cloud-identity', 'token-count', 'tiny-message']],
  ])('on %s only what speaks to it is shown', (path, speak) => {
    const plan = planWith({ ...full, platform: { path } });
    const rows = pricePoll(everything, probes, plan, catalog, online);
    expect(rows.map(({ id, blocked }) => [id, blocked])).toEqual(speak.map((id) => [id, null]));
    const silent = chosen(everything, probes, plan).filter(({ id }) => !speak.includes(id));
    expect(silent.length).toBeGreaterThan(0);
    for (const probe of silent)
      expect(blockedBecause(probe, plan, catalog, online)?.reason).toMatch(
        /^This probe does not speak to .+, of which documented facts tell instead\.$/,
      );
  });

  test('what is blocked is announced as free and sends nothing', () => {
    const rows = pricePoll(everything, probes, planWith(full), catalog, {
      offline: true,
      credentialReason: null,
      adminReason: null,
    });
    expect(rows.map((row) => [row.requests, row.worstCaseUsd])).toEqual(rows.map(() => [0, 0]));
  });
});
