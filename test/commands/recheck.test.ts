import { describe, expect, test } from 'vitest';
import type { OpenAccess } from '../../src/commands/access.ts';
import type { PollOptions } from '../../src/commands/poll.ts';
import type { Finding } from '../../src/judge/finding.ts';
import type { Observation, ObservationId } from '../../src/judge/observation.ts';
import type { Run } from '../../src/judge/run.ts';
import type { FaultRule } from '../../src/sandbox/faults.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { afterTrial, pollSandbox } from '../support/poll-sandbox.ts';

const plan = planWith({
  ...completePlan,
  task: { ...completePlan.task, features: ['vision', 'batch'] },
});
const messages = '/v1/messages';
const seenIn = (run: Run, id: ObservationId): Observation | undefined =>
  run.observations.find((row) => row.id === id);
const findingIn = (run: Run, id: string): Pick<Finding, 'status' | 'code' | 'args'> | undefined =>
  run.findings.find(({ check }) => check === id);

/** A whole poll, then a check of image input alone against the same account. */
async function recheckOfVision(options: SandboxOptions = {}) {
  const { run: before, sandbox, again } = await pollSandbox(plan, options);
  const sentBefore = sandbox.journal.length;
  const after = await again({ earlier: { run: before, refresh: new Set(['features/vision']) } });
  const sent = sandbox.journal.slice(sentBefore).map(({ path }) => path);
  return { before, after, sent };
}

describe('a re-check of a feature, where', () => {
  test('every message is refused: says what the whole poll said, and sends no picture', async () => {
    const refused: FaultRule = {
      when: { path: messages },
      do: { kind: 'named', cause: 'permission-denied' },
    };
    const { before, after, sent } = await recheckOfVision({ faults: [refused] });
    expect(findingIn(before, 'features/vision')).toMatchObject({ code: 'waits-for-check' });
    expect(findingIn(after, 'features/vision')).toEqual(findingIn(before, 'features/vision'));
    expect(sent).toEqual([messages]);
    expect(seenIn(after, 'tiny-message')).toMatchObject({ status: 'failed', cause: 'permission-denied' });
    expect(seenIn(after, 'vision')).toMatchObject({ status: 'unavailable', cause: 'permission-denied' });
  });

  test('messages are answered: asks for the picture alone, and knows what it added', async () => {
    const { before, after, sent } = await recheckOfVision();
    expect(sent).toEqual([messages]);
    expect(seenIn(after, 'tiny-message')).toEqual(seenIn(before, 'tiny-message'));
    expect(seenIn(after, 'vision')).toMatchObject({
      status: 'observed',
      value: { addedTokens: expect.any(Number) },
    });
  });

  test('the plain message had met a limit: asks for that one again first', async () => {
    const limited: FaultRule = {
      when: { path: messages, nth: 1 },
      do: { kind: 'named', cause: 'rate-limit' },
    };
    const { before, after, sent } = await recheckOfVision({ faults: [limited] });
    expect(seenIn(before, 'tiny-message')).toMatchObject({ status: 'failed', cause: 'rate-limit' });
    expect(sent).toEqual([messages, messages]);
    expect(seenIn(after, 'tiny-message')?.status).toBe('observed');
    expect(findingIn(after, 'features/vision')?.status).toBe('pass');
  });

  test('what it does not wait for had failed: leaves that as it was', async () => {
    const refused: FaultRule = {
      when: { path: '/v1/messages/count_tokens' },
      do: { kind: 'named', cause: 'permission-denied' },
    };
    const { before, after, sent } = await recheckOfVision({ faults: [refused] });
    expect(sent).toEqual([messages]);
    expect(seenIn(after, 'token-count')).toEqual(seenIn(before, 'token-count'));
  });
});

test('samples stay samples while the plan they fill is judged again, and end with another plan', async () => {
  const { run, again } = await pollSandbox(plan);
  const sampleAnswers = { preset: 'chat-assistant', fields: ['launchDate'] };
  const earlier = { run: { ...run, sampleAnswers }, refresh: new Set(['features/vision']) };
  const sampledIn = async (judged: typeof plan) => (await again({ plan: judged, earlier })).sampleAnswers;
  expect(await sampledIn(plan)).toEqual(sampleAnswers);
  expect(await sampledIn({ ...plan, level: 'demo' })).toEqual(sampleAnswers);
  expect(await sampledIn({ ...plan, launchDate: '2027-01-01' })).toBeUndefined();
});

describe('a re-check that may not ask', () => {
  // biome-ignore format: a table
  const ways: readonly [what: string, parts: (open: OpenAccess) => Partial<PollOptions>][] = [
    ['for want of money', () => ({ budgetUsd: 0 })],
    ['because it is offline', (open) => ({ access: { ...open, offline: true } })],
    ['because nobody agreed', () => ({ mayLeave: false })],
  ];
  test.each(ways)('%s: keeps what the poll before saw, and its verdict', async (_, parts) => {
    const { run: before, again, access, sandbox } = await pollSandbox(plan, {}, afterTrial);
    expect(before.verdict).toBe('go');
    const sent = sandbox.journal.length;
    const refresh = new Set(['features/vision', 'features/batch', 'operations/latency']);
    const notAsked: string[] = [];
    const after = await again({
      earlier: { run: before, refresh },
      onEvent: (event) => {
        if (event.type === 'settled' && event.notAsked !== undefined) notAsked.push(event.observation.id);
      },
      ...parts(access),
    });
    expect(after.verdict).toBe('go');
    expect(notAsked).toContain('batch-run');
    for (const id of notAsked)
      expect(seenIn(after, id as ObservationId)).toEqual(seenIn(before, id as ObservationId));
    expect(findingIn(after, 'features/batch')).toMatchObject({ status: 'pass', code: 'batch-created' });
    const asked = sandbox.journal.slice(sent).map(({ path }) => path);
    expect(asked.filter((path) => path.includes('/batches/'))).toEqual([]);
    if (notAsked.includes('latency')) expect(after.spend.actualUsd).toBe(0);
  });

  test('of a plan with another model keeps nothing of the old one', async () => {
    const { run: before, again } = await pollSandbox(plan);
    const after = await again({
      plan: { ...plan, model: { ...plan.model, id: 'claude-opus-5-5' } },
      earlier: { run: before, refresh: new Set(['features/vision']) },
      budgetUsd: 0,
    });
    expect(seenIn(after, 'vision')).toMatchObject({ status: 'unavailable', held: { by: 'budget' } });
    expect(findingIn(after, 'features/vision')).toMatchObject({ code: 'over-budget' });
    expect(after.verdict).toBe('hold');
  });
});
