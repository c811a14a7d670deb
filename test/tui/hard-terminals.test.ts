import { describe, expect, test } from 'vitest';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { keys } from '../support/terminal.ts';
import { credential, fakeServices, openWizard } from '../support/wizard.ts';

const account = { plan: planWith(completePlan), credential };

describe('a window too small for everything', () => {
  test.each([
    [40, 10],
    [20, 5],
  ])('%d by %d still shows what Enter would choose', async (columns, rows) => {
    const { until, press } = openWizard(fakeServices(account).services, { columns, rows });
    await until('❯ Start');
    press(keys.down);
    await until('❯ Start anew');
  });

  test('takes no consent, because the account and the cost are not in view', async () => {
    const { services, calls } = fakeServices(account);
    const { until, press, resize, screen } = openWizard(services, { columns: 20, rows: 5 });
    await until('❯ Start');
    press(keys.enter);
    await until('Account:');
    press('y');
    await until('Nothing was sent');
    resize({ columns: 80, rows: 24 });
    await until('Nothing was sent: this window is too small');
    expect(screen()).toContain('api.anthropic.com');
    expect(calls.polls).toEqual([]);
    press('y');
    await until('Verdict and findings');
    expect(calls.polls).toHaveLength(1);
  });

  test('takes consent where account, total and way on fit', async () => {
    const { services } = fakeServices(account);
    const { until, press } = openWizard(services, { columns: 60, rows: 12 });
    await until('❯ Start');
    press(keys.enter);
    await until('❯ Send these probes');
    press('y');
    await until('Verdict and findings');
  });
});

test('keys that arrive in one burst agree to nothing', async () => {
  const { services, calls } = fakeServices(account);
  const { until, press } = openWizard(services);
  await until('❯ Start from gonogo.json');
  press('\ry\r');
  await until('❯ Send these probes');
  press('b');
  await until('Spend at most, in US dollars');
  expect(calls.polls).toEqual([]);
});

test('text that the terminal draws wider than counted does not scroll the head away', async () => {
  // One joined emoji is two columns to us and eight to a terminal that does not join.
  const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';
  const [first, ...others] = fakeServices().services.presets;
  if (!first) throw new Error('There is no preset.');
  const presets = [{ ...first, title: family.repeat(30) }, ...others];
  const { until, press, end, screen, written } = openWizard(fakeServices({ presets }).services);
  await until('nothing filled in');
  expect(screen()).toMatch(/^gonogo /);
  press('q');
  await end;
  expect(written().lastIndexOf('\u001B[?7h')).toBeGreaterThan(written().lastIndexOf('\u001B[?7l'));
});

test('a key pasted into a question by a terminal without bracketed paste is not shown', async () => {
  const { services } = fakeServices();
  const { until, press, written } = openWizard(services);
  await until('nothing filled in');
  press('G');
  await until('❯ Start anew with nothing filled in');
  press(keys.enter);
  await until('What kind of task');
  press(keys.enter);
  await until('What do you call this launch?');
  press('sk-ant-api03-test-canary-0001');
  await until('That looks like a key.');
  expect(written()).not.toContain('canary');
});

test('a narrow window on a terminal that shows ASCII only gets nothing else', async () => {
  const { until, press, written } = openWizard(
    fakeServices(account).services,
    { columns: 40, rows: 14 },
    { ascii: true },
  );
  await until('> Start');
  press(keys.enter);
  await until('> Send these probes');
  press('2');
  await until('> Go on');
  expect(written()).toMatch(/^[\p{ASCII}]*$/u);
});
