import { expect, test } from 'vitest';
import { limitsTable } from '../../src/report/markdown-evidence.ts';
import { against, chatPlan } from '../support/chat-launch.ts';
import { runWith } from '../support/run-builder.ts';

test('a headroom just below one is not shown as one beside the word that it is too small', () => {
  const run = runWith({
    plan: chatPlan,
    findings: [],
    observations: [],
    derived: against('live', 1_000, 1_000_000, 400_000),
  });
  const [row] = run.derived.limits;
  if (!row) throw new Error('no limits');
  const shown = (headroom: number) =>
    limitsTable({ ...run, derived: { ...run.derived, limits: [{ ...row, headroom }] } });
  expect(shown(0.996)).toContain('0.996×, too small');
  expect(shown(1)).toMatch(/ 1× /);
  expect(shown(1.004)).toMatch(/ 1\.004× /);
});
