import { describe, expect, it } from 'vitest';
import { parseRun, runJsonSchema } from '../../src/judge/run-schema.ts';
import { jsonReport } from '../../src/report/json.ts';
import { goRun, noGoRun } from '../support/chat-runs.ts';

type Document = Record<string, unknown>;
const edited = (
  change: (document: Document & { findings: Document[]; counts: Document }) => void,
): string => {
  const document = JSON.parse(jsonReport(noGoRun()));
  change(document);
  return JSON.stringify(document);
};

describe('a saved run', () => {
  it('reads back as it was', () => {
    expect(parseRun(jsonReport(goRun()))).toEqual({ ok: true, run: goRun() });
  });

  it('may hold codes this version does not know', () => {
    const text = edited(({ findings }) =>
      Object.assign(findings[0] ?? {}, { code: 'of-a-later-version', args: { a: [1] } }),
    );
    expect(parseRun(text).ok).toBe(true);
  });
});

describe('a file that is no run of this tool, or no longer the one it wrote', () => {
  it.each<[string, string, string]>([
    ['no JSON', '{', 'not a JSON document'],
    ['another document', '{"name": "something else"}', 'schema: '],
    ['nothing but nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'nests deeper'],
    [
      'nesting without end where anything may stand',
      edited(({ findings }) => Object.assign(findings[0] ?? {}, { args: { deep: 'here' } })).replace(
        '"here"',
        `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      ),
      'nests deeper',
    ],
    ['another version', edited((run) => Object.assign(run, { schema: 'gonogo/run@9' })), 'schema: '],
    [
      'a better verdict',
      edited((run) => Object.assign(run, { verdict: 'go' })),
      'verdict: the findings say "no-go"',
    ],
    ['another count', edited(({ counts }) => Object.assign(counts, { fail: 0 })), 'counts.fail: there are 2'],
    ['another level', edited((run) => Object.assign(run, { level: 'demo' })), 'level: '],
    [
      'a failure made a pass',
      edited(({ findings }) =>
        Object.assign(findings.find(({ status }) => status === 'fail') ?? {}, { status: 'pass' }),
      ),
      'counts.',
    ],
    ['a finding twice', edited(({ findings }) => findings.push(findings[0] ?? {})), 'appears twice'],
    [
      'a finding in the wrong section',
      edited(({ findings }) => Object.assign(findings[0] ?? {}, { section: 'cost' })),
      'section',
    ],
    [
      'an unknown status',
      edited(({ findings }) => Object.assign(findings[0] ?? {}, { status: 'fine' })),
      'findings.0.status',
    ],
    ['a field too many', edited((run) => Object.assign(run, { note: 'x' })), 'document: holds a field'],
    ['a field too few', edited((run) => Reflect.deleteProperty(run, 'spend')), 'spend: '],
  ])('%s', (_name, text, problem) => {
    const parsed = parseRun(text);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.problems.join('\n')).toContain(problem);
  });

  it('is described without repeating what it holds', () => {
    const parsed = parseRun(
      JSON.stringify({ '\u001b[2Jsk-ant-api03-test-canary-0001': 1, schema: '\u001b[31m' }),
    );
    expect(JSON.stringify(parsed)).not.toContain('canary');
    expect(JSON.stringify(parsed)).not.toContain('u001b');
  });

  it.each<[(run: ReturnType<typeof JSON.parse>) => unknown, string]>([
    [(run) => delete run.finishedAt, 'finishedAt: found nothing; allowed: text in quotes'],
    [(run) => (run.id = 5), 'id: found a number; allowed: text in quotes'],
    [
      (run) => (run.startedAt = 'now'),
      'startedAt: found text; allowed: a moment such as 2026-12-01T09:00:00.000Z',
    ],
    [(run) => (run.catalogAsOf = ''), 'catalogAsOf: found empty text; allowed: a date such as 2026-12-01'],
    [(run) => (run.counts.fail = 1.5), 'counts.fail: found a number; allowed: a whole number'],
    [(run) => (run.spend.actualUsd = -1), 'spend.actualUsd: found a number; allowed: at least 0'],
    [(run) => (run.strict = null), 'strict: found null; allowed: true or false'],
    [(run) => (run.findings = {}), 'findings: found an object; allowed: a list in square brackets'],
    [(run) => (run.verdict = 'maybe'), 'verdict: found text; allowed: one of "go", "no-go", "hold"'],
    [
      (run) => (run.derived.month = { kind: 'guess' }),
      'derived.month.kind: found text; allowed: one of "forecast", "missing"',
    ],
    [
      (run) => (run.findings[0].check = 'Spend'),
      'findings.0.check: found text; allowed: a check id such as "spend/alerts"',
    ],
    [
      (run) =>
        (run.findings[0].figures = [
          { name: 'x', value: true, unit: 'ms', origin: 'live', source: '', at: '2026-11-20' },
        ]),
      'findings.0.figures.0.value: found true or false; allowed: one of the kinds a run has there',
    ],
    [
      (run) => (run.plan.answers = { Spend: 1 }),
      'plan.answers.Spend: found another name; allowed: a check id such as "spend/alerts"',
    ],
  ])('is described in words of our own: %#', (change, problem) => {
    const parsed = parseRun(edited(change));
    expect(parsed.ok ? [] : parsed.problems).toContain(problem);
  });

  it('is described in ten lines and a count, not in a hundred', () => {
    const parsed = parseRun(
      edited(({ findings }) => {
        for (const row of findings) Object.assign(row, { title: 1, next: 2 });
      }),
    );
    expect(parsed.ok ? [] : parsed.problems).toHaveLength(11);
  });
});

it('the JSON Schema demands the parts of the contract', () => {
  expect(runJsonSchema()).toMatchObject({
    type: 'object',
    additionalProperties: false,
    properties: { schema: { const: 'gonogo/run@1' } },
    required: expect.arrayContaining([
      'verdict',
      'counts',
      'spend',
      'findings',
      'observations',
      'catalogAsOf',
    ]),
  });
});
