import { describe, expect, it } from 'vitest';
import type { CheckId, Status } from '../../src/judge/finding.ts';
import type { Obstacle } from '../../src/report/obstacles.ts';
import { sortFindings, verdictLine } from '../../src/report/summary.ts';
import { finding, runWith } from '../support/run-builder.ts';

const found = (check: CheckId, status: Status, blocking = true) =>
  finding({ check, status, blocking, title: `About ${check}`, detail: `Detail of ${check}.` });

const person = (check: CheckId, field: string) =>
  finding({
    check,
    status: 'unanswered',
    code: 'not-answered',
    args: { question: 'Who?', field },
    title: `About ${check}`,
    detail: 'Detail.',
  });

const ids = (obstacles: readonly Obstacle[]) => obstacles.map(({ finding: { check } }) => check);

describe('the order to fix', () => {
  it('knows no person behind an open finding of another version, whose arguments are others', () => {
    const foreign = { ...person('spend/alerts', 'x'), args: {} } as unknown as ReturnType<typeof person>;
    const findings = [foreign, found('cost/forecast', 'inconclusive')];
    expect(ids(sortFindings({ findings, strict: false }).blockers)).toEqual([
      'spend/alerts',
      'cost/forecast',
    ]);
  });

  it('is what failed, then what is open: access, model, tokens, task, limits, spend, cost, people', () => {
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
      'spend/tier-cap',
      'cost/forecast',
      'limits/tier',
      'limits/known',
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
    expect(sorted.waived.map(({ check }) => check)).toEqual(['tokens/counted']);
  });

  it('strict makes blockers of cautions', () => {
    const sorted = sortFindings({ findings, strict: true });
    expect(ids(sorted.blockers)).toEqual(['model/available', 'model/fit', 'model/lifecycle']);
    expect(sorted.cautions).toEqual([]);
  });
});

describe('one missing answer that holds up several checks', () => {
  const findings = [
    person('limits/known', 'platform.path'),
    found('model/fit', 'fail'),
    person('platform/chosen', 'platform.path'),
    { ...person('task/features-supported', 'platform.path'), blocking: false },
    person('task/defined', 'task.type'),
  ];

  it('is one obstacle, spoken for by the first to fix', () => {
    const { blockers, open } = sortFindings({ findings, strict: false });
    expect(ids(blockers)).toEqual(['model/fit', 'platform/chosen', 'task/defined']);
    expect(blockers[1]?.others.map(({ check }) => check)).toEqual([
      'task/features-supported',
      'limits/known',
    ]);
    expect(open).toEqual([]);
  });

  it('is spoken for by a check that blocks, where one does', () => {
    const first = { ...person('platform/chosen', 'platform.path'), blocking: false };
    const { blockers } = sortFindings({ findings: [first, ...findings.slice(0, 1)], strict: false });
    expect(ids(blockers)).toEqual(['limits/known']);
    expect(blockers[0]?.others.map(({ check }) => check)).toEqual(['platform/chosen']);
  });

  it('is counted as checks and as reasons', () => {
    const held = findings.filter(({ status }) => status !== 'fail');
    expect(verdictLine(runWith({ findings: held }))).toBe(
      'HOLD. No blocking check failed, but 3 checks are not settled, for 2 reasons: About platform/chosen; About task/defined. Besides: 1 open check that does not block.',
    );
  });

  it('is not mistaken for two failures in the same words', () => {
    const twice = [found('model/fit', 'fail'), found('model/pinned', 'fail')].map((row) => ({
      ...row,
      detail: 'Same.',
    }));
    expect(ids(sortFindings({ findings: twice, strict: false }).blockers)).toEqual([
      'model/fit',
      'model/pinned',
    ]);
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
      'HOLD. No blocking check failed, but 2 checks are not settled: About model/fit; About cost/forecast.',
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
