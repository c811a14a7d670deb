import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/judge/run.ts';
import { limitRequest } from '../../../src/report/limit-request.ts';
import { hostileRun } from '../../support/hostile-run.ts';
import { bedrockRun, busyRun, requestContext } from '../../support/limit-request-runs.ts';

const written = (run: Run): string => limitRequest(run, requestContext);

describe('names and other words that are not ours', () => {
  test('shows foreign words without control or direction characters', () => {
    const text = written(hostileRun());
    expect(text).toContain('\\<script>alert(1)\\</script>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  test.each([
    ['Product', (name: string) => ({ name })],
    ['Purpose', (purpose: string) => ({ task: { ...busyRun().plan.task, purpose } })],
    ['Organization', (name: string) => ({ name })],
    ['Workspace', (name: string) => ({ workspace: { ...busyRun().plan.workspace, name } })],
    ['Region', (region: string) => ({ platform: { path: 'claude-api' as const, region } })],
  ])('cuts an overlong name short: %s', (label, planned) => {
    const long = `${'word '.repeat(390)}end`;
    const run = busyRun();
    const observations = run.observations.map((row) =>
      row.id === 'organization' && row.status === 'observed'
        ? { ...row, value: { ...row.value, name: long } }
        : row,
    );
    const text = written({
      ...run,
      plan: { ...run.plan, ...planned(long) },
      observations: label === 'Organization' ? observations : run.observations,
    } as Run);
    expect(text).toContain('…');
    expect(text).not.toContain('word end');
    expect(text.length).toBeLessThan(written(run).length + 300);
  });

  test('cuts marks short that take no column', () => {
    const { plan } = busyRun();
    const text = written({ ...busyRun(), plan: { ...plan, name: `a${'\u0301'.repeat(1_900)}` } });
    expect(/^ {2}Product .*…$/m.exec(text)?.[0].length).toBeLessThan(300);
  });

  test('keeps an id whole, however long', () => {
    const id = `arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/${'a'.repeat(40)}`;
    expect(written(bedrockRun(id))).toContain(id);
  });

  test('shows pasted Markdown and sequences of a terminal as the words they are', () => {
    const { plan } = busyRun();
    const text = written({
      ...busyRun(),
      plan: { ...plan, name: '# Harbour\n\n**free** \u001b[31m[text](https://evil.example)' },
    });
    expect(text).toContain(
      '\n  Product         \\# Harbour \\*\\*free\\*\\* `[text](https://evil.example)`\n',
    );
  });

  test('gives foreign words no line that could be taken for one of ours', () => {
    const { plan } = busyRun();
    const named = (name: string): Run => ({
      ...busyRun(),
      plan: {
        ...plan,
        name: `x\n\n${name}\nWhat is asked for`,
        task: { ...plan.task, purpose: `${name}\nSubject: y` },
        platform: { path: 'claude-api', region: name },
        model: { ...plan.model, id: `${name}\nWho asks` },
      },
    });
    const ours = (text: string) => text.split('\n').filter((line, n) => n > 0 && /^\S/.test(line));
    const plain = ours(written(named('z')));
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (name) => {
        expect(ours(written(named(name)))).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });
});
