import { describe, expect, it } from 'vitest';
import type { CheckId, Status } from '../../src/judge/finding.ts';
import { sortFindings, verdictLine } from '../../src/report/summary.ts';
import { finding, runWith } from '../support/run-builder.ts';

const found = (check: CheckId, status: Status, blocking = true) =>
  finding({ check, status, blocking, title: `About ${check}`, detail: 'Detail.' });

const person = (check: CheckId, field: string) =>
  finding({
    check,
    status: 'unanswered',
    code: 'not-answered',
    args: { question: 'Who?', field },
    title: `About ${check}`,
    detail: 'Detail.',
  });

const ids = (findings: readonly { check: CheckId }[]) => findings.map(({ check }) => check);

describe('the order to fix', () => {
  it('is access, model, tokens, task, limits, spend, cost, people', () => {
    const findings = [
      person('platform/reviewed', 'answers["platform/reviewed"]'),
      found('task/defined', 'fail'),
      found('cost/forecast', 'fail'),
      found('spend/tier-cap', 'fail'),
      person('limits/tier', 'limits.tier'),
      found('limits/known', 'inconclusive'),
      found('tokens/max-output', 'fail'),
      found('model/available', 'fail'),
      found('workspace/identity', 'fail'),
      found('platform/credentials', 'fail'),
    ];
    expect(ids(sortFindings({ findings, strict: false }).blockers)).toEqual([
      'platform/credentials',
      'workspace/identity',
      'model/available',
      'tokens/max-output',
      'task/defined',
      'limits/tier',
      'limits/known',
      'spend/tier-cap',
      'cost/forecast',
      'platform/reviewed',
    ]);
  });
});

describe('every finding has one place', () => {
  const findings = [
    found('model/available', 'fail'),
    found('model/lifecycle', 'error'),
    found('model/fit', 'warn', false),
    found('model/pinned', 'unanswered', false),
    found('tokens/counted', 'waived'),
    found('task/defined', 'pass'),
  ];

  it('blockers, cautions, open, waived', () => {
    const sorted = sortFindings({ findings, strict: false });
    expect(ids(sorted.blockers)).toEqual(['model/available', 'model/lifecycle']);
    expect(ids(sorted.cautions)).toEqual(['model/fit']);
    expect(ids(sorted.open)).toEqual(['model/pinned']);
    expect(ids(sorted.waived)).toEqual(['tokens/counted']);
  });

  it('strict makes blockers of cautions', () => {
    const sorted = sortFindings({ findings, strict: true });
    expect(ids(sorted.blockers)).toEqual(['model/available', 'model/lifecycle', 'model/fit']);
    expect(sorted.cautions).toEqual([]);
  });
});

describe('the verdict in a line', () => {
  it.each([
    ['nothing blocks', [found('model/fit', 'pass')], 'GO. No check blocks the launch.'],
    [
      'asides are counted',
      [
        found('model/fit', 'warn', false),
        found('cost/forecast', 'unanswered', false),
        found('spend/credit', 'waived'),
      ],
      'GO. No check blocks the launch. Besides: 1 caution, 1 open check that does not block and 1 waiver in force.',
    ],
    [
      'one failure, one open',
      [found('model/fit', 'fail'), found('cost/forecast', 'inconclusive')],
      'NO-GO. 1 check blocks the launch: About model/fit. 1 more check must be settled before GO.',
    ],
    [
      'only open ones',
      [found('model/fit', 'error'), found('cost/forecast', 'unanswered')],
      'HOLD. No blocking check failed, but 2 are not settled: About model/fit; About cost/forecast.',
    ],
    [
      'more than three',
      [
        found('model/fit', 'fail'),
        found('model/pinned', 'fail'),
        found('cost/forecast', 'fail'),
        found('spend/credit', 'fail'),
        found('spend/alerts', 'fail'),
      ],
      'NO-GO. 5 checks block the launch: About model/fit; About model/pinned; About spend/credit; and 2 more.',
    ],
  ])('%s', (_name, findings, line) => {
    expect(verdictLine(runWith({ findings }))).toBe(line);
  });

  it('says that a rehearsal is no verdict, and stays safe for a terminal', () => {
    const findings = [finding({ check: 'model/fit', status: 'fail', title: 'a\u001b[2J\nb', detail: '' })];
    expect(verdictLine(runWith({ findings, rehearsal: true }))).toBe(
      'REHEARSAL, not a verdict: NO-GO. 1 check blocks the launch: a b.',
    );
  });
});
