import { describe, expect, test } from 'vitest';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { keys, pasted } from '../support/terminal.ts';
import { fakeServices, openWizard } from '../support/wizard.ts';

const complete = planWith(completePlan);
const { enter, escape: esc, down } = keys;

describe('without a key', () => {
  const { services: bare } = fakeServices({ plan: complete });
  const toProbes = async (services = bare) => {
    const wizard = openWizard(services);
    await wizard.until('Start from gonogo.json');
    wizard.press(enter);
    expect(await wizard.until('Rehearse on the built-in sandbox')).toContain('No key was found');
    return wizard;
  };

  test('documented facts alone end in HOLD at level ga', async () => {
    const { services, calls } = fakeServices({ plan: complete });
    const { until, press } = await toProbes(services);
    press(enter);
    expect(await until('Verdict and findings')).toContain('HOLD');
    expect(calls.polls.map(({ access }) => access)).toEqual([{ kind: 'offline' }]);
  });

  test('a rehearsal says that it is one', async () => {
    const { services, calls } = fakeServices({ plan: complete });
    const { until, press } = await toProbes(services);
    press(down, down, enter);
    await until('REHEARSAL');
    expect(calls.polls.map(({ access }) => access)).toEqual([{ kind: 'sandbox' }]);
  });

  test('a typed key is never shown, and reaches the poll whole', async () => {
    const canary = 'sk-ant-api03-test-canary-0001';
    const { services, calls } = fakeServices({ plan: complete });
    const { until, press, written } = await toProbes(services);
    press(down, enter);
    await until('Paste an API key');
    press('sk-ant-api03-', pasted('test-canary-0001\n'));
    await until('29 characters');
    press(keys.backspace);
    await until('28 characters');
    press('1');
    await until('29 characters');
    press(enter);
    expect(await until('the key you entered')).toContain('sk-ant-api03-…0001, sent to api.anthropic.com');
    press('y');
    await until('Verdict and findings');
    const [poll] = calls.polls;
    expect(poll?.access.kind === 'typed' && poll.access.key.reveal()).toBe(canary);
    expect(written()).not.toContain('canary');
  });

  test.each([
    [enter, 'Type or paste a key'],
    [`sk-ant-admin01-test${enter}`, 'This is an Admin API key'],
    [`hunter2${enter}`, 'starts with sk-ant-'],
  ])('a key that cannot be one is refused: %j', async (input, sentence) => {
    const { until, press, written } = await toProbes();
    press(down, enter);
    await until('Paste an API key');
    press(input);
    await until(sentence);
    expect(written()).not.toContain('hunter2');
    press(esc);
    await until('Go on with documented facts only');
  });

  test('a key pasted into a question is not taken', async () => {
    const { services } = fakeServices();
    const { until, press, written } = openWizard(services);
    await until('What do you want to begin with?');
    press('G', enter);
    await until('What kind of task');
    press(enter);
    await until('What do you call');
    press(pasted('sk-ant-api03-test-canary-0001'));
    await until('That looks like a key.');
    expect(written()).not.toContain('canary');
  });
});
