import { describe, expect, test } from 'vitest';
import { openScreen } from '../../src/tui/screen.tsx';
import { walk as walkOn } from '../../src/tui/wizard.tsx';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { fakeTerminal, keys } from '../support/terminal.ts';
import { credential, fakeServices, openWizard, plainEnv, pricedProbes, runOf } from '../support/wizard.ts';

const complete = planWith(completePlan);
const { enter, escape: esc } = keys;

describe('leaving', () => {
  test('Ctrl-C saves the draft, restores the terminal and says so', async () => {
    const { services, calls } = fakeServices();
    const { until, press, end, modes, screen } = openWizard(services);
    await until('What do you want to begin with?');
    expect(modes()).toEqual({ alternate: true, raw: true, pasteMode: true });
    press('G', enter);
    await until('What kind of task');
    press(enter);
    await until('What do you call this launch?');
    press(keys.ctrlC);
    expect(await end).toEqual({ kind: 'quit', saved: true });
    expect(calls.drafts.at(-1)?.at).toBe('name');
    await until(() => !modes().alternate);
    expect(modes()).toEqual({ alternate: false, raw: false, pasteMode: false });
    expect(screen()).toBe('');
  });

  test('Ctrl-C with nothing answered leaves nothing behind and says so', async () => {
    const { services, calls } = fakeServices();
    const { until, press, end } = openWizard(services);
    await until('What do you want to begin with?');
    press('G', enter);
    await until('What kind of task');
    press(keys.ctrlC);
    expect(await end).toEqual({ kind: 'quit', saved: false });
    expect(calls.drafts).toEqual([]);
  });

  test('an interruption before the first answer claims nothing is saved', async () => {
    const { services } = fakeServices();
    const { stdin, stdout } = fakeTerminal({ columns: 80, rows: 24 });
    const control = new AbortController();
    const screen = openScreen({ stdin, stdout, env: plainEnv, signal: control.signal });
    const end = walkOn(screen, services, plainEnv);
    control.abort();
    expect(await end).toEqual({ kind: 'quit', saved: false });
  });

  test('q on the first screen leaves nothing behind', async () => {
    const { services, calls } = fakeServices();
    const { until, press, end } = openWizard(services);
    await until('What do you want to begin with?');
    press('q');
    expect(await end).toEqual({ kind: 'quit', saved: false });
    expect(calls.drafts).toEqual([]);
  });

  test('Esc never does', async () => {
    const { services } = fakeServices();
    const { until, press } = openWizard(services);
    await until('What do you want to begin with?');
    press(esc);
    await until('This is the first screen.');
  });

  test('Ctrl-C while probes run aborts them', async () => {
    let signal: AbortSignal | undefined;
    const { services } = fakeServices({
      plan: complete,
      credential,
      poll: (request) => {
        signal = request.signal;
        return new Promise(() => undefined);
      },
    });
    const { until, press, end } = openWizard(services);
    await until('Start from gonogo.json');
    press(enter);
    await until('Send these probes');
    press('y');
    await until('Probing');
    press(keys.ctrlC);
    expect(await end).toMatchObject({ kind: 'quit' });
    expect(signal?.aborted).toBe(true);
  });
});

describe('when something goes wrong', () => {
  test('a draft that cannot be saved is said at once, and the walk goes on', async () => {
    const { services } = fakeServices({
      saveDraft: async () => 'The disk is full; your answers are not saved.',
    });
    const { until, press, end } = openWizard(services);
    await until('What do you want to begin with?');
    press('G', enter);
    await until('What kind of task');
    press(enter);
    await until('The disk is full; your answers are not saved.');
    await until('What do you call');
    press(keys.ctrlC);
    expect(await end).toEqual({ kind: 'quit', saved: false });
  });

  test('stopping the probes keeps what they brought', async () => {
    const { services } = fakeServices({
      plan: complete,
      credential,
      poll: (request) =>
        new Promise((resolve) => {
          request.onEvent({ type: 'started', probe: 'model', title: 'Planned model' });
          request.signal.addEventListener('abort', () => resolve(runOf(request.plan, {})));
        }),
    });
    const { until, press } = openWizard(services);
    await until('Start from gonogo.json');
    press(enter);
    await until('Send these probes');
    press('y');
    await until('Planned model: running');
    press(esc);
    await until('Verdict and findings');
  });

  test('a poll that breaks says why and can be tried again', async () => {
    const { services } = fakeServices({
      plan: complete,
      credential,
      poll: async () => {
        throw new Error('The run could not be saved.');
      },
    });
    const { until, press } = openWizard(services);
    await until('Start from gonogo.json');
    press(enter);
    await until('Send these probes');
    press('y');
    expect(await until('The run could not be saved.')).toContain('Send these probes');
  });

  test('a plan that cannot be written is said, and the draft is kept', async () => {
    const { services, calls } = fakeServices({
      draft: { plan: complete, at: null, savedAt: '2026-11-19T17:00:00.000Z' },
      savePlan: async () => {
        throw new Error('gonogo.json cannot be written.');
      },
    });
    const { until, press } = openWizard(services);
    await until('Resume');
    press(enter);
    await until('Go on with documented facts only');
    press(enter);
    expect(await until('gonogo.json cannot be written.')).toContain('HOLD');
    expect(calls.discarded).toBe(0);
  });

  test('a report that cannot be written is said where the path is', async () => {
    const { services } = fakeServices({
      plan: complete,
      exportReport: async () => {
        throw new Error('There is no folder "nowhere".');
      },
    });
    const { until, press } = openWizard(services);
    await until('Start from gonogo.json');
    press(enter);
    await until('Go on with documented facts only');
    press(enter);
    await until('Verdict and findings');
    press('e', enter);
    await until('Enter write the file');
    press(enter);
    await until('There is no folder "nowhere".');
  });

  test('text from outside can move no cursor and set no colour', async () => {
    const evil = 'Planned \u001B[2J\u001B[31mmodel\u0007 \u202Egnp';
    const { services } = fakeServices({
      plan: complete,
      credential,
      pricePoll: () => pricedProbes.map((probe) => ({ ...probe, sends: evil })),
    });
    const { until, press, written } = openWizard(services);
    await until('Start from gonogo.json');
    press(enter);
    await until('Send these probes');
    expect(written()).not.toContain('\u001B[31m');
    expect(written()).not.toContain('\u202E');
  });
});
