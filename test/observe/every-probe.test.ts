import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { features } from '../../src/catalog/vocabulary.ts';
import type { ObservationId } from '../../src/judge/observation.ts';
import { chosen } from '../../src/observe/probe-choice.ts';
import { probes } from '../../src/observe/registry.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { planWith } from '../support/plan-builder.ts';
import { expectSentences } from '../support/sentences.ts';
import { gatherWith, named, sandboxFor } from './gathering.ts';

const everyProbe = Object.values(probes);
/** Those of the Claude API; what a cloud is asked, its own stand-in answers. */
const all = everyProbe.filter(({ paths }) => paths === 'any' || paths.includes('claude-api'));
const usesAll = (model: string): Plan =>
  planWith({
    workspace: { id: accountProfiles.scale.workspace.id },
    model: { id: model, fallback: 'claude-haiku-4-5', thinking: 'default', effort: 'none', request: {} },
    task: { features: features.filter((feature) => feature !== 'audio'), patienceSeconds: 30 },
    tokens: { samplePrompt: 'Where is my parcel?', maxTokens: 1_024, streaming: true, cacheTtl: '5m' },
  });
const callable = catalog.models.filter(
  (model) => model.prices.steps.length > 0 && model.lifecycle.state !== 'retired',
);

/** A second later at each look: what a batch cost is known once it has ended, which takes a moment. */
function movingClock(): () => Date {
  let ms = Date.parse('2026-11-20T09:00:00Z');
  return () => {
    ms += 1_000;
    return new Date(ms);
  };
}

test('the catalog has models to call', () => expect(callable.length).toBeGreaterThanOrEqual(18));

test('a plan that uses every feature is asked everything, one that uses none only what every plan is asked', () => {
  const everything = new Set(everyProbe.map(({ id }) => id));
  const idsFor = (plan: Plan) => chosen(everything, probes, plan).map(({ id }) => id);
  expect(idsFor(usesAll('claude-sonnet-5-5'))).toEqual(all.map(({ id }) => id));
  const plain = idsFor(planWith({ model: { id: 'claude-sonnet-5-5' }, task: { features: [] } }));
  expect(plain).toContain('tiny-message');
  expect(plain).not.toContain('stream');
});

describe.each(all.map((probe) => ({ id: probe.id, probe })))('$id', ({ id, probe }) => {
  const alone = async (model: string) => {
    const plan = usesAll(model);
    const account = { ...accountProfiles.scale, unavailableModels: [], spendLimitsPreview: true };
    const sandbox = await sandboxFor({ account, now: movingClock() });
    const result = await gatherWith({ probes: [probe], plan, url: sandbox.url });
    return { plan, sandbox, ...result, row: named(result.observations, id) };
  };

  test('sends what it announces, in full sentences, and keeps every request id', async () => {
    const { plan, sandbox, row } = await alone('claude-sonnet-5-5');
    expect(row).toMatchObject({ status: 'observed' });
    expect(sandbox.journal).toHaveLength(probe.requests);
    expect(probe.rounds).toBeLessThanOrEqual(probe.requests);
    expect(row.requestIds.toSorted()).toEqual(sandbox.journal.map(({ requestId }) => requestId).sort());
    expectSentences(probe.sends(plan));
  });

  test.each(callable.map((model) => model.id))(
    'on %s it costs what the account was charged, within its worst case',
    async (model) => {
      const { plan, sandbox, actualUsd, worstCaseUsd } = await alone(model);
      expect(actualUsd).toBeCloseTo(sandbox.spentUsd(), 10);
      expect(worstCaseUsd).toBeGreaterThanOrEqual(sandbox.spentUsd());
      expect(worstCaseUsd).toBe(probe.blocked(plan, catalog) ? 0 : probe.worstCaseUsd(plan, catalog));
    },
  );

  test('is not asked again only while the answers that shape it stay', () => {
    const { inputs } = probe;
    expect(JSON.stringify(inputs(usesAll('claude-sonnet-5-5')))).toBe(
      JSON.stringify(inputs(usesAll('claude-sonnet-5-5'))),
    );
    if (probe.worstCaseUsd(usesAll('claude-sonnet-5-5'), catalog) > 0) {
      expect(JSON.stringify(inputs(usesAll('claude-sonnet-5-5')))).not.toBe(
        JSON.stringify(inputs(usesAll('claude-opus-5-5'))),
      );
    }
  });

  test('without a model it is held back with a full sentence, or needs none', () => {
    const said = probe.blocked(planWith(), catalog);
    if (said !== null) expectSentences(said);
    else if (probe.credential !== 'admin')
      expect(['credential', 'batches', 'files', 'reach'] satisfies readonly string[]).toContain(id);
  });
});

test('one probe goes alone, the one that times calls, and none waits for it', () => {
  const alone = all.filter((probe) => probe.alone).map(({ id }) => id);
  expect(alone).toEqual(['latency']);
  for (const { after } of all) expect(after).not.toContain('latency' satisfies ObservationId);
});

test('every paid probe waits for the tiny message', () => {
  const plan = usesAll('claude-sonnet-5-5');
  const paid = all.filter((probe) => probe.worstCaseUsd(plan, catalog) > 0 && probe.id !== 'tiny-message');
  for (const probe of paid) expect(probe.after).toContain('tiny-message' satisfies ObservationId);
});
