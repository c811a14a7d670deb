import { expect, test } from 'vitest';
import type { Status } from '../../../src/judge/finding.ts';
import { verdictLine } from '../../../src/tui/content/result-list.ts';
import { finding, runWith } from '../../support/run-builder.ts';

const findings = (statuses: readonly (readonly [Status, boolean])[]) =>
  statuses.map(([status, blocking]) =>
    finding({ check: 'model/fit', status, blocking, title: 't', detail: 'd' }),
  );

test.each([
  [
    'what holds it',
    [
      ['unanswered', true],
      ['inconclusive', true],
      ['inconclusive', false],
      ['warn', false],
      ['pass', true],
    ],
    'HOLD: 2 open; 1 more not blocking, 1 caution, 1 passed',
  ],
  [
    'what stops it',
    [
      ['fail', true],
      ['unanswered', true],
      ['fail', false],
    ],
    'NO-GO: 1 blocking; 1 open, 1 caution, 0 passed',
  ],
  [
    'nothing that stops it',
    [
      ['pass', true],
      ['warn', true],
    ],
    'GO; 1 caution, 1 passed',
  ],
] as const)('the verdict says %s', (_name, statuses, words) => {
  expect(
    verdictLine(runWith({ findings: findings(statuses) }))
      .map(({ text }) => text)
      .join(''),
  ).toBe(words);
});

test('a rehearsal says so first', () => {
  const [first] = verdictLine(runWith({ findings: findings([['pass', true]]), rehearsal: true }));
  expect(first?.text).toBe('REHEARSAL ');
});
