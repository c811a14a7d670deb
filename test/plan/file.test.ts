import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { planSchemaReference, planText, problemList, readPlan, writePlan } from '../../src/plan/file.ts';
import { parsePlan } from '../../src/plan/parse.ts';
import { UsageError } from '../../src/plan/usage-error.ts';
import { planWith } from '../support/plan-builder.ts';
import { anyPlan } from './plan-arbitrary.ts';

const canary = 'sk-ant-api03-test-canary-0001';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'gonogo-plan-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe('a plan as text', () => {
  test('writing and parsing any plan gives the same plan', () => {
    fc.assert(
      fc.property(anyPlan(), (plan) => {
        const parsed = parsePlan(planText(plan));
        expect(parsed).toStrictEqual({ ok: true, plan: { ...plan, $schema: planSchemaReference } });
      }),
      { numRuns: 300 },
    );
  });

  test('the arbitrary covers what the schema can say', () => {
    const plans = fc.sample(anyPlan(), { numRuns: 200, seed: 1 });
    const seen = (pick: (plan: (typeof plans)[number]) => unknown) =>
      new Set(plans.map((plan) => typeof pick(plan)));
    expect(seen((plan) => plan.model.id)).toEqual(new Set(['undefined', 'object', 'string']));
    expect(seen((plan) => plan.tokens.input.p95)).toEqual(new Set(['undefined', 'object', 'number']));
    expect(plans.some((plan) => plan.waivers.length > 0 && Object.keys(plan.answers).length > 0)).toBe(true);
    expect(plans.some((plan) => plan.task.features?.length === 0)).toBe(true);
  });

  test('holds what was answered and nothing else, the schema first', () => {
    const plan = planWith({
      model: { id: 'claude-opus-5-5', fallback: null, request: {} },
      task: { features: [] },
      waivers: [],
    });
    expect(planText(plan)).toBe(`{
  "$schema": "./.gonogo/plan.schema.json",
  "version": 1,
  "level": "ga",
  "task": {
    "features": []
  },
  "model": {
    "id": "claude-opus-5-5",
    "fallback": null
  }
}
`);
  });
});

describe('reading', () => {
  test('a plan that does not exist is null', async () => {
    expect(await readPlan(join(await folder(), 'gonogo.json'))).toBeNull();
  });

  test('a folder in place of the plan is said to be unreadable', async () => {
    const path = await folder();
    const error = await errorOf(readPlan(path));
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ message: expect.stringMatching(/^The plan .* could not be read: EISDIR/) });
  });

  test('every problem stands on its own line', async () => {
    const path = join(await folder(), 'gonogo.json');
    await writeFile(path, '{"level":"prod","trafic":1}');
    const error = await errorOf(readPlan(path));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toBe(
      [
        `The plan ${path} has 2 problems; nothing was run.`,
        '  level: found "prod"; allowed: one of "demo", "beta", "ga", "critical"',
        '  trafic: found a field this plan does not have; allowed: did you mean "traffic"?',
      ].join('\n'),
    );
  });

  test('one problem is called one', () => {
    expect(problemList('gonogo.json', [{ path: 'level', found: '1', allowed: 'text' }])).toMatch(
      /^The plan gonogo.json has one problem; nothing was run\.\n/,
    );
  });

  test('bytes that are no text are refused as not JSON', async () => {
    const path = join(await folder(), 'gonogo.json');
    await writeFile(path, Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]));
    expect(await errorOf(readPlan(path))).toMatchObject({
      message: expect.stringContaining('text that is not JSON'),
    });
  });

  test('a key in the file comes through in no message', async () => {
    const path = join(await folder(), 'gonogo.json');
    for (const text of [`{"model":{"id":"${canary}"}}`, `{"model":{"id":${canary}}}`]) {
      await writeFile(path, text);
      const error = await errorOf(readPlan(path));
      expect(error).toBeInstanceOf(UsageError);
      expect(String((error as Error).stack)).not.toContain('sk-ant');
    }
  });
});

describe('writing', () => {
  test('leaves one whole file and nothing beside it', async () => {
    const directory = await folder();
    const path = join(directory, 'gonogo.json');
    await writePlan(path, planWith({ level: 'beta' }));
    await writePlan(path, planWith({ level: 'critical' }));
    expect((await readPlan(path))?.level).toBe('critical');
    expect(await readdir(directory)).toEqual(['gonogo.json']);
  });

  test('keeps the mode the team gave the file', async () => {
    const path = join(await folder(), 'gonogo.json');
    await writeFile(path, '{}', { mode: 0o640 });
    await writePlan(path, planWith());
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  test('a key in any field stops it before anything is written', async () => {
    const path = join(await folder(), 'gonogo.json');
    await writeFile(path, 'before');
    const error = await errorOf(writePlan(path, planWith({ workspace: { name: canary } })));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain('something shaped like a key at workspace.name.');
    expect((error as Error).message).not.toContain('sk-ant');
    expect(await readFile(path, 'utf8')).toBe('before');
  });

  test('a place that cannot be written is named', async () => {
    const directory = await folder();
    await mkdir(join(directory, 'gonogo.json'));
    const error = await errorOf(writePlan(join(directory, 'gonogo.json'), planWith()));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(`${join(directory, 'gonogo.json')} could not be written: `);
    expect(await readdir(directory)).toEqual(['gonogo.json']);
  });
});
