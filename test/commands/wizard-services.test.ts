import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../src/claude/secret.ts';
import type { Io } from '../../src/commands/io.ts';
import { wizardServices } from '../../src/commands/wizard-services.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith, TODAY } from '../support/plan-builder.ts';
import { answers, runOf } from '../support/wizard.ts';

const polled = planWith(completePlan);
const run = runOf(polled, answers(polled));
const access = { kind: 'environment' } as const;
const withModel = (id: string): Plan => ({ ...polled, model: { ...polled.model, id } });

async function services(extra: Readonly<Record<string, string>> = {}) {
  const cwd = await mkdtemp(join(tmpdir(), 'gonogo-test-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  const io = {
    env: { ANTHROPIC_API_KEY: 'sk-ant-api03-test-canary-0001', HOME: cwd, ...extra },
    cwd,
    now: () => new Date(`${TODAY}T09:00:00.000Z`),
    version: '0.0.0-test',
  } as Partial<Io> as Io;
  return (await wizardServices(io, { input: true, color: false })).services;
}

test('the admin key that a poll sends is named with the host it goes to', async () => {
  expect((await services()).adminKey).toBeNull();
  const env = {
    ANTHROPIC_ADMIN_KEY: 'sk-ant-admin01-canaryCHARLIE-0003',
    ANTHROPIC_BASE_URL: 'https://gateway.example/v9',
  };
  expect((await services(env)).adminKey).toEqual({
    from: 'ANTHROPIC_ADMIN_KEY',
    masked: 'sk-ant-admin01-…0003',
    host: 'gateway.example',
  });
});

test.each([
  ['for the same answers asks only what the check needs', polled, 'model/available', ['model']],
  ['of a check that needs no probe sends nothing', polled, 'task/defined', []],
  [
    'for another model asks again whatever hangs on the model',
    withModel('claude-haiku-4-5-20251001'),
    'task/defined',
    ['model', 'token-count', 'trial', 'tiny-message', 'parameters', 'stream', 'latency', 'prompt-cache'],
  ],
])('a re-check %s', async (_name, plan, check, ids) => {
  // The run behind it holds no fallback observation, so that probe is always asked for.
  const { priceRecheck } = await services();
  const priced = priceRecheck(plan, access, run, [check]).filter(({ id }) => id !== 'fallback-model');
  expect(priced.map(({ id }) => id)).toEqual(ids);
});

test('a re-check with another key is priced as the whole poll it will be', async () => {
  const { priceRecheck } = await services();
  const typed = { kind: 'typed', key: new Secret('sk-ant-api03-test-canary-9999') } as const;
  const ids = priceRecheck(polled, typed, run, ['task/defined']).map(({ id }) => id);
  expect(ids).toEqual([
    ...['credential', 'reach', 'model', 'fallback-model', 'token-count', 'trial'],
    ...['organization', 'workspaces', 'api-keys', 'rate-limits', 'spend-limits', 'month-usage', 'month-cost'],
    'tiny-message',
    ...['parameters', 'stream', 'latency', 'prompt-cache'],
  ]);
});

test('live judging uses what a run observed while it fits the plan', async () => {
  const { judge } = await services();
  const status = (plan: Plan, seen: typeof run | null) =>
    judge(plan, seen).find(({ check }) => check === 'model/available')?.status;
  expect(status(polled, run)).toBe('pass');
  expect(status(polled, null)).toBe('inconclusive');
  expect(status(withModel('claude-opus-5-5'), run)).toBe('inconclusive');
});

test('what a rehearsal answered is not asked to be copied into the plan', async () => {
  const { judge } = await services();
  const untold: Plan = {
    ...polled,
    workspace: { ...polled.workspace, name: null, id: null, organizationId: null },
  };
  const identity = (rehearsal: boolean) =>
    judge(untold, { ...run, rehearsal }).find(({ check }) => check === 'workspace/identity')?.detail;
  expect(identity(false)).toMatch(/nobody has yet: The key belongs to workspace/);
  expect(identity(true)).toContain('The sandbox answered with an account of its own');
});
