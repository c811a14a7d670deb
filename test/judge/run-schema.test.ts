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
