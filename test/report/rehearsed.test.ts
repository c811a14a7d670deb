import { expect, test } from 'vitest';
import { renderRun } from '../../src/report/formats.ts';
import { figureMarkdown } from '../../src/report/markdown-evidence.ts';
import { shownRun } from '../../src/report/rehearsed.ts';
import { figure, finding, runWith, TODAY } from '../support/run-builder.ts';

const question = 'The limits of this account are those of tier Start: is that the tier of the organization?';
const findings = [
  finding({
    check: 'limits/tier',
    status: 'unanswered',
    title: 'Usage tier: not answered yet',
    detail: `Only your team can say, and nobody has yet: ${question}`,
    code: 'not-answered',
    args: { question, field: 'limits.tier', quotesAccount: true },
    fix: ['Set limits.tier in gonogo.json.'],
  }),
  finding({
    check: 'workspace/identity',
    status: 'fail',
    title: 'The key belongs elsewhere',
    detail: 'The plan names workspace A, but the key belongs to B.',
    code: 'workspace-mismatch',
    args: { mismatches: [] },
    fix: ['If the plan is out of date, correct workspace.id and workspace.organizationId.'],
  }),
  finding({
    check: 'spend/credit',
    status: 'unanswered',
    title: 'Prepaid credit: not answered yet',
    detail: 'Only your team can say, and nobody has yet: How much?',
    code: 'not-answered',
    args: { question: 'How much?', field: 'spend.creditUsd' },
    fix: ['Set spend.creditUsd in gonogo.json.'],
  }),
];
const rehearsal = runWith({ rehearsal: true, findings });

test('a rehearsal asks nobody to copy what the sandbox answered', () => {
  const [tier, identity, credit] = shownRun(rehearsal).findings;
  expect(tier?.detail).toContain(`The sandbox answered with an account of its own`);
  expect(tier?.detail).toContain(question);
  expect(tier?.fix.join()).toContain('Console');
  expect(identity?.fix.join()).toContain('leave the ids in the plan as they are');
  expect(credit).toEqual(findings[2]);
});

test('a run against a real account is shown as it is', () => {
  const run = runWith({ findings });
  expect(shownRun(run)).toBe(run);
});

test('text says so, and the document keeps what was judged', async () => {
  const context = { checks: [], today: TODAY, color: false, columns: 80, ascii: false };
  const text = (format: 'pretty' | 'md' | 'json') => renderRun(format, rehearsal, context);
  expect(await text('pretty')).toContain('The sandbox answered');
  expect(await text('md')).toContain('The sandbox answered');
  expect(JSON.parse(await text('json')).findings).toEqual(findings);
});

test('figures of a rehearsal come from the sandbox', () => {
  const latency = figure('Latency', -952, 'ms', 'live', 'tiny-message');
  expect(figureMarkdown(latency, TODAY, { rehearsal: true })).toContain('Latency: -952 ms (sandbox, ');
  expect(figureMarkdown(latency, TODAY, { rehearsal: false })).toContain('Latency: -952 ms (live, ');
});

test('a count of the sandbox is said to be an estimate, and that of a real account is not', () => {
  const counted = finding({
    check: 'tokens/counted',
    status: 'pass',
    title: 'A real prompt was counted',
    detail: 'Sonnet 5.5 counts 3,000 tokens.',
    code: 'count-confirms-size',
    args: { model: 'Sonnet 5.5', countedTokens: 3_000, plannedTokens: 3_000 },
  });
  const detailIn = (rehearsed: boolean) =>
    shownRun(runWith({ rehearsal: rehearsed, findings: [counted] })).findings[0]?.detail;
  expect(detailIn(true)).toBe(
    'Sonnet 5.5 counts 3,000 tokens. The sandbox counts by an estimate of its own.',
  );
  expect(detailIn(false)).toBe('Sonnet 5.5 counts 3,000 tokens.');
});

test.each([
  [
    'trial in the sandbox',
    / The sandbox answered this trial, so its sizes are no measurement of a real model\.$/,
  ],
  ['trial', /^Of 300 samples a typical one has 1,500 tokens\.$/],
])('a finding about a trial whose figures come from "%s"', (source, expected) => {
  const counted = finding({
    check: 'tokens/counted',
    status: 'pass',
    title: 'Real prompts were counted',
    detail: 'Of 300 samples a typical one has 1,500 tokens.',
    code: 'trial-counted-sizes',
    args: { model: 'Sonnet 5.5', samples: 300, typicalTokens: 1_500, p95Tokens: 2_200 },
    figures: [figure('Typical prompt, by the trial', 1_500, 'tokens', 'measured', source)],
  });
  expect(shownRun(runWith({ rehearsal: true, findings: [counted] })).findings[0]?.detail).toMatch(expected);
});
