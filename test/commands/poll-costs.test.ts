import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { parseRun } from '../../src/judge/run-schema.ts';
import { probes } from '../../src/observe/registry.ts';
import { presetPlan, presets } from '../../src/plan/presets.ts';
import { obstaclesOf } from '../../src/report/obstacles.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { afterTrial, pollSandbox } from '../support/poll-sandbox.ts';

const chat = presetPlan('chat-assistant');

test('a whole poll of the chat preset on Sonnet at level ga costs under 0.02 USD, by the account of the server', async () => {
  expect([chat.level, chat.model.id]).toEqual(['ga', 'claude-sonnet-5-5']);
  const { run, sandbox } = await pollSandbox(chat);
  expect(run.observations.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(run.observations.filter(({ costUsd }) => costUsd > 0).length).toBeGreaterThan(3);
  expect(run.spend.worstCaseUsd).toBeLessThan(0.02);
  expect(sandbox.spentUsd()).toBeGreaterThan(0);
  expect(sandbox.spentUsd()).toBeLessThanOrEqual(run.spend.worstCaseUsd);
  expect(run.spend.actualUsd).toBeCloseTo(sandbox.spentUsd(), 10);
});

test('a plan with every question answered is ready within the same bound', async () => {
  const { run, sandbox } = await pollSandbox(planWith(completePlan), {}, afterTrial);
  expect(run.spend.worstCaseUsd).toBeLessThan(0.02);
  expect(sandbox.spentUsd()).toBeLessThanOrEqual(run.spend.worstCaseUsd);
  expect(run.verdict).toBe('go');
});

describe('a budget that does not suffice', () => {
  const short = [0, 0.000_1, 0.000_3, 0.001, 0.003, 0.006, 0.01, 0.015];
  test.each(short)('of %f USD is kept, and what it does not cover says so', async (budgetUsd) => {
    const { run, sandbox } = await pollSandbox(chat, {}, { budgetUsd });
    expect(sandbox.spentUsd()).toBeLessThanOrEqual(budgetUsd);
    expect(run.spend.worstCaseUsd).toBeLessThanOrEqual(budgetUsd);
    const left = run.observations.filter(({ status }) => status === 'unavailable');
    for (const row of left) {
      if (probes[row.id].worstCaseUsd(chat, catalog) === 0) continue;
      expect(row).toMatchObject({
        held: { by: 'budget', budgetUsd, coversUsd: 0.02 },
        reason: expect.stringMatching(
          /^It could cost up to .* 0\.02 USD would cover all probes of this plan\.$/,
        ),
      });
    }
    const open = run.findings.filter(({ code }) => code === 'over-budget');
    if (budgetUsd <= 0.01) expect(open.length).toBeGreaterThan(0);
    for (const finding of open) {
      expect(finding).toMatchObject({ status: 'inconclusive', next: 'gonogo run --budget 0.02' });
      expect(finding.fix.join()).toContain('gonogo run --budget 0.02');
    }
    // One reason, told once.
    const groups = obstaclesOf(run.findings.filter(({ status }) => status === 'inconclusive'));
    expect(groups.filter(({ finding }) => finding.code === 'over-budget')).toHaveLength(
      open.length > 0 ? 1 : 0,
    );
    if (budgetUsd < 0.000_2) expect(sandbox.journal.map(({ path }) => path)).not.toContain('/v1/messages');
  });

  test('the budget that is named would do', async () => {
    const { run } = await pollSandbox(chat, {}, { budgetUsd: 0.02 });
    expect(run.observations.filter((row) => row.status === 'unavailable' && row.held)).toEqual([]);
    const all = presets.map(({ name }) => presetPlan(name));
    for (const plan of all) {
      const covers = await pollSandbox(plan, {}, { budgetUsd: 0 });
      const held = covers.run.observations.flatMap((row) =>
        row.status === 'unavailable' && row.held?.by === 'budget' ? [row.held.coversUsd] : [],
      );
      const whole = await pollSandbox(plan, {}, { budgetUsd: held[0] ?? 0 });
      expect(new Set(held).size).toBe(1);
      expect(whole.run.observations.filter((row) => row.status === 'unavailable' && row.held)).toEqual([]);
    }
  });

  test('what blocks at the lowest level is asked first: the parameters block from beta, the latency from ga', async () => {
    const { run } = await pollSandbox(planWith(completePlan), {}, { budgetUsd: 0.006 });
    const seen = run.observations.filter(({ status }) => status === 'observed').map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining(['tiny-message', 'parameters']));
    const held = run.observations.flatMap((row) => (row.status === 'unavailable' ? [row.id] : []));
    expect(held.length).toBeGreaterThan(0);
  });

  test('offline, and without a key, every check that is held up is held up for one reason', async () => {
    const plan = planWith(completePlan);
    for (const [access, code] of [
      [{ offline: true }, 'ran-offline'],
      [{ credentialReason: 'There is no key.', credential: null }, 'no-usable-key'],
    ] as const) {
      const { again, access: open } = await pollSandbox(plan, {}, { budgetUsd: 0 });
      const run = await again({ access: { ...open, ...access } });
      const groups = obstaclesOf(run.findings.filter((row) => row.status === 'inconclusive' && row.blocking));
      expect(groups.map(({ finding }) => finding.code).filter((found) => found === code)).toHaveLength(1);
      expect(groups.map(({ finding }) => finding.code)).not.toContain('needs-better-evidence');
    }
  });

  test('free probes cost nothing and run without any', async () => {
    const { run } = await pollSandbox(chat, {}, { budgetUsd: 0 });
    expect(run.spend).toEqual({ budgetUsd: 0, worstCaseUsd: 0, actualUsd: 0 });
    expect(run.observations.filter(({ status }) => status === 'observed').length).toBeGreaterThanOrEqual(3);
  });
});

test('a server that bills more than anybody announced is found out with the first message, and told once', async () => {
  const { again, access, sandbox } = await pollSandbox(chat, {}, { budgetUsd: 0 });
  const honest = await access.client();
  const dearer = honest.withOptions({
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      const body = await response.text();
      const lie = body.replace(/"output_tokens":\d+/g, '"output_tokens":100000');
      return new Response(lie, response);
    },
  });
  const run = await again({ budgetUsd: 1, access: { ...access, client: async () => dearer } });
  const messages = sandbox.journal.filter(({ path }) => path === '/v1/messages');
  expect(messages).toHaveLength(1);
  const tiny = run.observations.find(({ id }) => id === 'tiny-message');
  expect(tiny).toMatchObject({ status: 'observed', announcedUsd: expect.any(Number) });
  expect(run.verdict).not.toBe('go');
  const groups = obstaclesOf(run.findings.filter(({ status }) => status === 'inconclusive'));
  expect(groups.filter(({ finding }) => finding.code === 'announced-too-low')).toHaveLength(1);
  expect(parseRun(JSON.stringify(run)).ok).toBe(true);
});

test.each(presets.map(({ name }) => name))('%s: only what its features need is asked', async (name) => {
  const plan = presetPlan(name);
  const { run, sandbox } = await pollSandbox(plan, {}, { budgetUsd: 1 });
  // A batch that was cancelled and not yet seen to end counts as billed.
  const batchUsd = run.observations.find(({ id }) => id === 'batch-run')?.costUsd ?? 0;
  expect(run.spend.actualUsd - batchUsd).toBeCloseTo(sandbox.spentUsd(), 10);
  expect(run.spend.actualUsd).toBeLessThanOrEqual(run.spend.worstCaseUsd);
  expect(run.observations.filter(({ status }) => status === 'failed')).toEqual([]);
  const asked = run.observations.map(({ id }): string => id);
  const features = plan.task.features ?? [];
  const probesOf: Record<string, string> = {
    vision: 'vision',
    pdf: 'pdf',
    'tool-use': 'tool-use',
    'web-search': 'web-search',
    'structured-outputs': 'structured-output',
    batch: 'batches',
    files: 'files',
  };
  for (const [feature, probe] of Object.entries(probesOf)) {
    expect([feature, asked.includes(probe)]).toEqual([feature, features.includes(feature as never)]);
  }
});
