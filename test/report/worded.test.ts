import { describe, expect, it } from 'vitest';
import { defineCheck } from '../../src/judge/check.ts';
import type { Finding, Status } from '../../src/judge/finding.ts';
import { wordFinding } from '../../src/report/worded.ts';

const check = defineCheck({
  id: 'spend/alerts',
  subject: 'Spend alerts',
  titles: { passed: 'Somebody hears the alerts', failed: 'Nobody hears the alerts' },
  blocksFrom: 'ga',
  needs: [],
  guide: { looksAt: '', why: '', how: '', fix: 'Add an address to the alerts.', sources: [] },
  judge: () => {
    throw new Error('not judged here');
  },
});

const found = (status: Status, parts: Partial<Finding> = {}): Finding =>
  ({
    check: 'spend/alerts',
    section: 'spend',
    status,
    judged: status,
    blocking: true,
    code: 'answered-no',
    args: { by: 'Ana', on: '2026-11-18', note: null },
    figures: [],
    observations: [],
    ...parts,
  }) as Finding;

describe('title and command by status', () => {
  it.each<[Status, string, string]>([
    ['pass', 'Somebody hears the alerts', 'gonogo explain spend/alerts'],
    ['warn', 'Nobody hears the alerts', 'gonogo check spend/alerts'],
    ['fail', 'Nobody hears the alerts', 'gonogo check spend/alerts'],
    ['inconclusive', 'Spend alerts: could not be verified', 'gonogo check spend/alerts'],
    ['unanswered', 'Spend alerts: not answered yet', 'gonogo check spend/alerts'],
    ['not-applicable', 'Spend alerts: does not apply', 'gonogo explain spend/alerts'],
    ['error', 'Spend alerts: the check itself broke', 'gonogo check spend/alerts'],
  ])('%s', (status, title, next) => {
    expect(wordFinding(found(status), check)).toMatchObject({ title, next });
  });

  it('names the end of a waiver', () => {
    const waiver = { check: 'spend/alerts', reason: 'a pilot', owner: 'Ben', expires: '2027-01-31' };
    expect(wordFinding(found('waived', { waiver }), check).title).toBe(
      'Spend alerts: waived until 2027-01-31',
    );
  });
});

describe('a code that brings its own title', () => {
  const args = { probe: 'tiny-message', cause: 'credit-empty', reason: 'No credit.' };
  const refused = { code: 'call-refused', args } as Partial<Finding>;

  it.each(['warn', 'fail'] as const)('says by it what went wrong: %s', (status) => {
    expect(wordFinding(found(status, refused), check).title).toBe('The prepaid credit is used up');
  });

  it('leaves open and settled statuses their words', () => {
    expect(wordFinding(found('inconclusive', refused), check).title).toBe(
      'Spend alerts: could not be verified',
    );
  });
});

describe('steps', () => {
  it("come from the check's guide where the code names none and something is to mend", () => {
    expect(wordFinding(found('fail'), check).fix).toEqual(['Add an address to the alerts.']);
    expect(wordFinding(found('pass'), check).fix).toEqual([]);
  });

  it('come from the code where it names them', () => {
    const args = { question: 'Who hears them?', field: 'answers["spend/alerts"]' };
    const open = found('unanswered', { code: 'not-answered', args } as Partial<Finding>);
    expect(wordFinding(open, check).fix).toEqual([
      'Answer it in the wizard (run gonogo without arguments), or write into gonogo.json: "answers": {"spend/alerts": {"says": "yes", "by": "…", "on": "YYYY-MM-DD"}}.',
    ]);
  });

  it('keep the data of the finding beside the words', () => {
    const data = found('fail');
    expect(wordFinding(data, check)).toMatchObject(data);
  });
});
