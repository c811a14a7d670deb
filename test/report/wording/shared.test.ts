import { expect, it } from 'vitest';
import { planSchema } from '../../../src/plan/schema.ts';
import { sharedWording } from '../../../src/report/wording/shared.ts';

it('asks what only the team can say, and names the field', () => {
  const words = sharedWording['not-answered']({ question: 'Which tier is it?', field: 'limits.tier' });
  expect(words.detail).toContain('Which tier is it?');
  expect(words.fix?.join()).toContain('limits.tier');
});

it('says which evidence is missing, in words', () => {
  const words = sharedWording['needs-better-evidence']({
    has: 'documented',
    wants: ['live', 'admin', 'attested'],
    level: 'ga',
    missing: ['model', 'tiny-message'],
    reasons: [],
  });
  expect(words.detail).toBe(
    "At level ga this must be known from a live call, the Admin API or a person's word; so far it rests on documentation.",
  );
  expect(words.fix?.join()).toContain('model and tiny-message');
});

it('names the true reason of missing evidence, and no other', () => {
  const words = sharedWording['needs-better-evidence']({
    has: 'documented',
    wants: ['live'],
    level: 'ga',
    missing: ['model'],
    reasons: ['The plan names no model.'],
  });
  expect(words.detail).toMatch(/rests on documentation\. The plan names no model\.$/);
  expect(words.fix?.join()).not.toMatch(/network|key/);
  const settled = sharedWording['needs-better-evidence']({
    has: 'documented',
    wants: ['live'],
    level: 'ga',
    missing: [],
    reasons: [],
  });
  expect(settled.fix?.join()).not.toMatch(/network|key|probes/);
});

it.each([
  ['over-budget', sharedWording['over-budget']({ budgetUsd: 0, coversUsd: 0.1 }), 'gonogo run --budget 0.10'],
  [
    'not-agreed',
    sharedWording['not-agreed']({ leaves: 'A batch stays.', coversUsd: 0.02 }),
    'gonogo run --budget 0.02',
  ],
  ['ran-offline', sharedWording['ran-offline']({}), 'gonogo run'],
  ['no-usable-key', sharedWording['no-usable-key']({ reason: 'There is no key.' }), 'gonogo run'],
  ['announced-too-low', sharedWording['announced-too-low']({ reason: 'It was dearer.' }), 'gonogo models'],
])('%s moves on with a command that ends otherwise', (_, { fix, next }, command) => {
  expect(next).toBe(command);
  expect(fix?.join()).toContain(command);
});

it('gives the advice of the cause when the account refused', () => {
  const words = sharedWording['call-refused']({
    probe: 'tiny-message',
    cause: 'credit-empty',
    reason: 'The credit is used up.',
  });
  expect(words.title).toBe('The prepaid credit is used up');
  expect(words.detail).toContain('The credit is used up.');
  expect(words.fix).toHaveLength(1);
});

it('sends nobody to a probe that cannot work, but to a waiver that a plan takes', () => {
  const words = sharedWording['path-not-probed']({ platform: 'Vertex AI' });
  expect(words.detail).toContain('Vertex AI');
  const steps = words.fix?.join(' ') ?? '';
  expect(steps).not.toMatch(/run the poll|ask again|check again/i);
  const waivers = JSON.parse(`{${steps.match(/"waivers": \[.*\]/)?.[0]}}`).waivers;
  const [waiver] = waivers.map((row: object) => ({ ...row, check: 'tokens/counted', expires: '2027-01-31' }));
  expect(planSchema.parse({ waivers: [waiver] }).waivers).toEqual([waiver]);
});

it('sends to the check that fails for a refusal of the account', () => {
  const words = sharedWording['waits-for-check']({
    check: 'platform/access',
    cause: 'key-rejected',
    summary: 'The key was rejected.',
  });
  expect(words.detail).toContain('The key was rejected.');
  expect(words.fix).toEqual(['Settle platform/access first, then check again.']);
});

it('names who vouched, when and with what, or that nothing was shown', () => {
  const person = { by: 'Ana Lopez', on: '2026-11-18' };
  expect(sharedWording['answered-yes']({ ...person, evidence: 'A test mail.' }).detail).toBe(
    'Ana Lopez vouched for it on 2026-11-18. Evidence: A test mail.',
  );
  expect(sharedWording['answered-yes']({ ...person, evidence: null }).detail).toContain('No evidence');
  expect(sharedWording['answered-yes']({ ...person, evidence: null, oldDays: 200 }).detail).toContain(
    'That was 200 days ago',
  );
  const ahead = sharedWording['answer-dated-ahead']({ ...person, on: '2026-12-01', today: '2026-11-20' });
  expect(ahead.detail).toContain('dated 2026-12-01');
  expect(sharedWording['answered-no']({ ...person, note: null }).detail).toContain(
    'answered no on 2026-11-18',
  );
});

it('takes the blame when a check crashes', () => {
  const words = sharedWording['check-crashed']({ message: 'x is undefined' });
  expect(words.detail).toContain('x is undefined');
  expect(words.fix?.join()).toContain('a fault of gonogo');
});
