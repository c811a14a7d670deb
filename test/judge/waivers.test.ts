import { describe, expect, test } from 'vitest';
import type { Status } from '../../src/judge/finding.ts';
import { judgeOne } from '../../src/judge/runner.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { TODAY } from '../support/plan-builder.ts';
import { checkWith, inputWith, type Judged, judgedAs, outcomes } from './plain-check.ts';

describe('waivers', () => {
  const waiver = { check: 'model/available', reason: 'Pilot', owner: 'Ada', expires: '2026-12-31' };
  // biome-ignore format: a table
  const rows: readonly [what: string, judged: Judged, plan: PlanInput, status: Status][] = [
    ['a fail', 'fail', { waivers: [waiver] }, 'waived'],
    ['an unverified check', 'inconclusive', { waivers: [waiver] }, 'waived'],
    ['an open question', 'unanswered', { waivers: [waiver] }, 'waived'],
    ['a pass needs none', 'pass', { waivers: [waiver] }, 'pass'],
    ['a caution needs none', 'warn', { waivers: [waiver] }, 'warn'],
    ['what does not apply needs none', 'not-applicable', { waivers: [waiver] }, 'not-applicable'],
    ['on its last day', 'fail', { waivers: [{ ...waiver, expires: TODAY }] }, 'waived'],
    ['expired yesterday', 'fail', { waivers: [{ ...waiver, expires: '2026-11-19' }] }, 'fail'],
    ['for another check', 'fail', { waivers: [{ ...waiver, check: 'model/pinned' }] }, 'fail'],
    ['an expired one beside a valid one', 'fail', { waivers: [{ ...waiver, expires: '2026-01-01' }, waiver] }, 'waived'],
    ['a fail that the level softens', 'fail', { level: 'demo', waivers: [waiver] }, 'waived'],
  ];
  test.each(rows)('%s', (_, judged, plan, status) => {
    const finding = judgedAs(judged, plan);
    expect(finding).toMatchObject({ status, judged });
    expect('waiver' in finding).toBe(status === 'waived');
  });

  test('the waiver that counts is shown', () => {
    const plan = {
      waivers: [
        { ...waiver, expires: '2026-01-01' },
        { ...waiver, owner: 'Grace' },
      ],
    };
    expect(judgedAs('fail', plan)).toMatchObject({ waiver: { owner: 'Grace', expires: '2026-12-31' } });
  });

  test('a crash cannot be waived', () => {
    const crash = checkWith({
      judge: () => {
        throw new Error('broken');
      },
    });
    expect(judgeOne(crash, inputWith({ waivers: [waiver] }))).toMatchObject({
      status: 'error',
      judged: 'error',
    });
  });

  test('a weak pass can be waived as the unverified check it is', () => {
    const check = checkWith({
      demands: { from: 'demo', origins: ['live'] },
      judge: () => outcomes('documented').pass,
    });
    expect(judgeOne(check, inputWith({ waivers: [waiver] }))).toMatchObject({
      status: 'waived',
      judged: 'inconclusive',
    });
  });
});
