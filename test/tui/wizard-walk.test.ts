import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/judge/run.ts';
import type { PollRequest } from '../../src/tui/services.ts';
import { planWith } from '../support/plan-builder.ts';
import { keys, pasted } from '../support/terminal.ts';
import { answers, credential, fakeServices, openWizard, pricedProbes, runOf } from '../support/wizard.ts';

const { enter, escape: esc, down } = keys;

/** Screens of a walk with nothing filled in: what to wait for, what to press then. */
const walk: readonly (readonly [string | RegExp, ...string[]])[] = [
  ['What do you want to begin with?', 'G', enter],
  ['What kind of task', enter],
  ['What do you call this launch?', 'Parcel helper', enter],
  ['In one sentence', 'Answers questions about parcels.', enter],
  ['Which of these will the requests use?', ' ', enter],
  ['What is at stake', enter],
  ['On which day', '+11d', enter],
  ['For how many months', '6', enter],
  ['How many seconds', '30', enter],
  ['Which model will answer?', 'sonnet-5-5', enter],
  ['Which effort', down, enter],
  ['What will the requests say about thinking?', enter],
  ['Which of these will the requests carry?', enter],
  ['Which API version', enter],
  ['Which model takes over', 'haiku-5-5', enter],
  ['a typical prompt', '3500', enter],
  ['the longest prompts', '6k', enter],
  ['a typical answer', '400', enter],
  ['the longest answers', '800', enter],
  ['of a typical answer are', '100', enter],
  ['Which max_tokens', '200k', enter],
  ['Will the answers be streamed?', enter],
  ['at the start of the prompt', '2,000', enter],
  ['Will that beginning be cached', down, enter],
  ['Paste one typical real prompt', pasted('Where is\nmy parcel?'), enter],
  ['By which path', enter],
  ['name of the workspace', 'production', enter],
  ['Is it the Default workspace?', down, enter],
  ['the id of the workspace', 'wrkspc_test_0001', enter],
  ['the id of the organization', keys.ctrlN],
  ['Does inference have to run in the US?', enter],
  ['the production key', 'never', enter],
  ['development, staging', enter],
  ['Who says so?', 'Ada Example', enter],
  ['What is the evidence?', enter],
  ['Does this service have', keys.ctrlN],
  ['Which usage tier', down, enter],
  ['under way at once', '20', enter],
  ['How often does one layer', '3', enter],
  ['How many layers', '1', enter],
  ['one customer', 'none', enter],
  ['from the launch on', '5 20 50 100', enter],
  ['What may it cost in a month?', '$400', enter],
  ['Which monthly spend limit is set on the', '450', enter],
  ['Workspaces, the workspace', '450', enter],
  ['How much prepaid credit', '400', enter],
  ['Is auto-reload', enter],
  ['On which date', '+25d', enter],
  ['Who will compare', 'Ada Example', enter],
  ['alerted', enter],
  ['Who says so?', enter],
  ['What is the evidence?', 'TICKET-7', enter],
  ['How many requests will an active day', '500', enter],
  ['On how many days', '30', enter],
  ['the busiest minute', '10', enter],
  ['What does the traffic look like', down, down, enter],
  ['By how much will the traffic grow', '2%', enter],
  ['How many people', '2k', enter],
  ['Which share of the requests', '0%', enter],
];

/** An account on which the maximum answer is too long until the plan says otherwise. */
const pollOf = (request: PollRequest): Run => runOf(request.plan, answers(request.plan));

describe('a whole walk by keys', () => {
  test('from nothing to the report: one problem found, fixed, re-run, exported', async () => {
    const { services, calls } = fakeServices({
      credential,
      poll: async (request) => pollOf(request),
      recheck: async (request) => pollOf(request),
    });
    const { until, press, end, modes } = openWizard(services);
    for (const [wanted, ...inputs] of walk) {
      await until(wanted);
      press(...inputs);
    }

    const consent = await until('Send these probes');
    for (const { sends } of pricedProbes) expect(consent).toContain(sends);
    expect(consent).toContain('at most $0.0002');
    press('y');

    expect(await until('Verdict and findings')).toMatch(/NO-GO: 1 blocking/);
    expect(await until('tokens/max-output')).toContain('200,000');
    press('f');
    await until('Which answer do you want to change?');
    press(enter);
    await until('Which max_tokens');
    press(keys.ctrlU, '8k');
    await until('8k');
    press(enter);
    expect(await until('Answers have changed since')).toContain('NO-GO');
    press('r');
    expect(await until('Re-run just now')).toContain('Failed → Passed');

    press('e');
    await until('In which format?');
    press(enter);
    await until('Enter write the file');
    press(enter);
    await until('The report was written to readiness-report.md');
    press('q');

    const finished = await end;
    expect(finished).toMatchObject({ kind: 'finished', reportPath: 'readiness-report.md' });
    expect(finished.kind === 'finished' && finished.run?.plan).toMatchObject({
      name: 'Parcel helper',
      launchDate: '2026-12-01',
      model: {
        id: 'claude-sonnet-5-5',
        effort: 'low',
        fallback: 'claude-haiku-5-5',
        request: { prefill: false },
      },
      tokens: {
        input: { typical: 3_500, p95: 6_000 },
        thinking: 100,
        maxTokens: 8_000,
        cacheTtl: '5m',
        samplePrompt: 'Where is\nmy parcel?',
      },
      workspace: { isDefault: false, organizationId: null, inferenceGeo: 'global' },
      keys: { expiresOn: 'never' },
      answers: {
        'workspace/separate-environments': { says: 'yes', by: 'Ada Example' },
        'spend/alerts': { says: 'yes', by: 'Ada Example', evidence: 'TICKET-7' },
      },
      client: { concurrency: 20, attempts: 3, retryLayers: 1 },
      traffic: {
        tenantRequestsPerMinute: 'none',
        launchShares: [0.05, 0.2, 0.5, 1],
        shape: 'daily-curve',
        batchableShare: 0,
        growthPerMonth: 0.02,
        usersPerMonth: 2_000,
      },
    });
    expect(calls.exports).toEqual([{ format: 'md', path: 'readiness-report.md' }]);
    expect(calls.plans.at(-1)?.tokens.maxTokens).toBe(8_000);
    expect(calls.discarded).toBe(2);
    await until(() => !modes().alternate);
    expect(modes()).toEqual({ alternate: false, raw: false, pasteMode: false });
  });

  test('every answer is saved at once, with the place to resume', async () => {
    const { services, calls } = fakeServices();
    const { until, press } = openWizard(services);
    for (const [wanted, ...inputs] of walk.slice(0, 4)) {
      await until(wanted);
      press(...inputs);
    }
    await until('Which of these will the requests use?');
    expect(calls.drafts.map(({ at }) => at)).toEqual(['name', 'task.purpose', 'task.features']);
    expect(calls.drafts.at(-1)?.plan).toMatchObject({
      name: 'Parcel helper',
      task: { type: 'chat', purpose: 'Answers questions about parcels.' },
    });
  });
});

describe('a preset', () => {
  test('is shown section by section, and Enter keeps it', async () => {
    const { services, calls } = fakeServices();
    const { until, press } = openWizard(services);
    await until('preset "Chat assistant"');
    press(enter);
    expect(await until('Kept from the preset "Chat assistant"')).toContain('Chat assistant (preset)');
    press(enter);
    await until('What do you call this launch?');
    press(keys.escape);
    expect(await until('1 of 8')).toContain('From the preset "Chat assistant"');
    expect(calls.drafts.length).toBeGreaterThan(0);
  });
});

describe('live judging', () => {
  test('says what the typed number leads to before it is taken', async () => {
    const { services } = fakeServices({
      draft: {
        plan: planWith({
          model: { id: 'claude-haiku-4-5-20251001' },
          tokens: { input: { typical: 1_000 }, maxTokens: 1_000 },
        }),
        at: 'tokens.input.p95',
        savedAt: '2026-11-19T17:00:00.000Z',
      },
    });
    const { until, press } = openWizard(services);
    await until('Resume');
    press(enter);
    await until('the longest prompts');
    press('240k');
    expect(await until('If you take this')).toMatch(/240,000 tokens[\s\S]*200,000-token/);
    press(keys.ctrlG);
    expect(await until('Explained')).toContain('Why it matters');
    press(esc);
    await until('240k');
  });
});
