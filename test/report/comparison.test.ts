import { expect, it } from 'vitest';
import { comparison } from '../../src/report/comparison.ts';
import { figure, finding, runWith } from '../support/run-builder.ts';

const style = { color: false, columns: 80, ascii: false } as const;

const maxTokens = (value: number) => [
  figure('max_tokens', value, 'tokens', 'planned', 'tokens.maxTokens'),
  figure('Output limit', 128_000, 'tokens', 'documented', 'models-overview'),
];

const before = runWith({
  findings: [
    finding({
      check: 'tokens/max-output',
      status: 'fail',
      title: 'Answers would be cut off',
      detail: 'The plan asks for more than the model gives.',
      fix: ['Lower max_tokens.'],
      figures: maxTokens(200_000),
    }),
    finding({ check: 'model/fit', status: 'pass', title: 'It fits', detail: 'Well.' }),
  ],
});
const after = runWith({
  findings: [
    finding({
      check: 'tokens/max-output',
      status: 'pass',
      title: 'Planned answers fit the output limit',
      detail: 'There is room.',
      figures: maxTokens(64_000),
    }),
    finding({ check: 'model/fit', status: 'pass', title: 'It fits', detail: 'Well.' }),
    finding({
      check: 'model/pinned',
      status: 'warn',
      blocking: false,
      title: 'An alias',
      detail: 'It moves.',
      fix: ['Pin it.'],
    }),
  ],
});

it('shows status, moved figures and verdict, before and after', () => {
  expect(comparison(before, after, ['tokens/max-output'], style)).toBe(`tokens/max-output: Failed → Passed
  Planned answers fit the output limit
  There is room.
  max_tokens: 200,000 tokens → 64,000 tokens

Verdict: NO-GO → GO
No check blocks the launch. Besides: 1 caution.
`);
});

it('says so when nothing moved, and names the steps that are left', () => {
  expect(comparison(before, before, ['tokens/max-output'], style)).toBe(`tokens/max-output: Failed, as before
  Answers would be cut off
  The plan asks for more than the model gives.
  - Lower max_tokens.

Verdict: NO-GO, as before
1 check blocks the launch: Answers would be cut off.
`);
});

it('copes with checks that one of the runs lacks', () => {
  const text = comparison(before, after, ['model/pinned', 'spend/credit'], style);
  expect(text).toContain('model/pinned: Caution, not part of the earlier run');
  expect(text).toContain('spend/credit: not part of this run');
});

it('keeps to ASCII when asked', () => {
  const text = comparison(before, after, ['tokens/max-output'], { ...style, ascii: true });
  expect(text).toContain('Failed -> Passed');
  expect(text).toMatch(/^[\n -~]*$/);
});
