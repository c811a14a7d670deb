import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/plan/schema.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { keys } from '../support/terminal.ts';
import { answers, credential, fakeServices, openWizard, pricedProbes, runOf } from '../support/wizard.ts';

const complete = planWith(completePlan);
const { enter, escape: esc, down } = keys;

describe('coming back', () => {
  const half: Plan = planWith({
    ...completePlan,
    traffic: { tenantRequestsPerMinute: 'none', launchShares: [1] },
  });
  const draft = { plan: half, at: 'traffic.requestsPerDay', savedAt: '2026-11-19T17:00:00.000Z' };

  test('a draft resumes exactly where one was', async () => {
    const { services } = fakeServices({ draft });
    const { until, press } = openWizard(services);
    expect(await until('Resume the walk of 2026-11-19')).toContain('Requests a day');
    press(enter);
    await until(/^How many requests will an active day/m);
  });

  test('none is shown without the unit of a number', async () => {
    const at = 'traffic.tenantRequestsPerMinute';
    const { services } = fakeServices({ draft: { ...draft, at } });
    const { until, press } = openWizard(services);
    await until('Resume the walk');
    press(enter);
    expect(await until('❯ none')).not.toMatch(/none.? requests/);
    press(keys.ctrlU, '10');
    await until(/❯ 10.? requests/);
  });

  test('starting anew does not throw an unfinished walk away at one key', async () => {
    const { services, calls } = fakeServices({ draft });
    const { until, press, screen } = openWizard(services);
    await until('Resume the walk');
    press('G', enter);
    await until('This would replace the walk of 2026-11-19.');
    press('k', enter);
    await until((drawn) => drawn.includes('This would replace') && !/❯ .*nothing filled in/.test(drawn));
    expect(calls.drafts).toEqual([]);
    press('G', enter);
    await until(() => /❯ .*nothing filled in/.test(screen()) && screen().includes('This would replace'));
    press(enter);
    await until('What kind of task');
    expect(calls.drafts).toEqual([]);
    press(enter);
    await until('What do you call this launch?');
    expect(calls.drafts).toHaveLength(1);
  });

  test('a plan asks only what is open', async () => {
    const { services } = fakeServices({ plan: half });
    const { until, press } = openWizard(services);
    await until('Start from gonogo.json');
    press(enter);
    await until(/^How many requests will an active day/m);
  });

  test('a complete plan is not asked again, yet every section can be reached', async () => {
    const { services } = fakeServices({ plan: complete });
    const { until, press } = openWizard(services);
    await until('Start from gonogo.json');
    press(enter);
    await until('Live probes');
    press('3');
    expect(await until('Context window and answer length')).toContain('4,096 tokens');
    press(keys.tab);
    await until('Enter on a question opens it.');
    await until(/^gonogo {2}Platform path/m);
    press(keys.shiftTab, keys.shiftTab);
    await until(/^gonogo {2}Model choice/m);
    press(keys.escape);
    await until('How many seconds');
  });

  test('the last run can be looked at again; a re-run then asks for consent first', async () => {
    const lastRun = runOf(complete, answers(complete));
    const { services, calls } = fakeServices({ plan: complete, lastRun, credential });
    const { until, press } = openWizard(services);
    await until('Look at the last run');
    press(down, enter);
    await until('Verdict and findings');
    press('r');
    expect(await until(/Re-run [a-z]+\/[a-z-]+/)).toContain('Change the budget');
    press('y');
    await until('Re-run just now');
    expect(calls.rechecks).toHaveLength(1);
  });

  test('a rehearsal is marked as one wherever its verdict or its figures stand', async () => {
    const lastRun = { ...runOf(complete, answers(complete)), rehearsal: true };
    const { services } = fakeServices({ plan: complete, lastRun, credential });
    const { until, press } = openWizard(services);
    await until(/Look at the last run: REHEARSAL, (GO|NO-GO|HOLD)/);
    press(down, enter);
    await until('Verdict and findings');
    press('g', down, down, down, enter);
    const details = await until(/^gonogo {2}REHEARSAL, (GO|NO-GO|HOLD): one finding/m);
    expect(details).toContain('sandbox, model, ');
  });
});

describe('a re-run', () => {
  const poll = async (over: Parameters<typeof fakeServices>[0] = {}) => {
    const { services, calls } = fakeServices({ plan: complete, credential, ...over });
    const wizard = openWizard(services);
    await wizard.until('Start from gonogo.json');
    wizard.press(enter);
    await wizard.until('Send these probes');
    wizard.press('y');
    await wizard.until('Verdict and findings');
    return { ...wizard, calls };
  };
  const [, model] = pricedProbes;
  const toModel = async ({ until, press }: Awaited<ReturnType<typeof poll>>) => {
    press('g', ...Array.from({ length: 3 }, () => down));
    await until(/❯ .*Model availability/);
  };

  test('that sends what was agreed to is not asked for again', async () => {
    const wizard = await poll();
    await toModel(wizard);
    wizard.press('r');
    await wizard.until('Re-run just now');
    expect(wizard.calls.rechecks).toEqual([['model/available']]);
  });

  test('that would send something else says so and asks first', async () => {
    const other = {
      ...model,
      sends: 'One GET of the page of another model.',
    } as (typeof pricedProbes)[number];
    const wizard = await poll({ priceRecheck: () => [other] });
    await toModel(wizard);
    wizard.press(enter);
    await wizard.until('You are asked before it sends: Planned model');
    wizard.press('r');
    expect(await wizard.until('Re-run model/available')).toContain('page of another model');
    expect(wizard.calls.rechecks).toEqual([]);
    wizard.press('y');
    await wizard.until('Re-run just now');
  });

  test('is not needed to come back to the findings after Esc', async () => {
    const { until, press, calls } = await poll();
    press(esc);
    await until('Back to the findings of the last poll');
    press('G');
    await until('❯ Back to the findings of the last poll');
    press(enter);
    await until('Verdict and findings');
    expect(calls.polls).toHaveLength(1);
  });
});
