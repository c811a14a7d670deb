import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/judge/run.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { openScreen } from '../../src/tui/screen.tsx';
import type { PollRequest } from '../../src/tui/services.ts';
import { walk as walkOn } from '../../src/tui/wizard.tsx';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { fakeTerminal, keys, pasted } from '../support/terminal.ts';
import {
  answers,
  credential,
  fakeServices,
  openWizard,
  plainEnv,
  pricedProbes,
  runOf,
} from '../support/wizard.ts';

const complete = planWith(completePlan);
const { enter, escape: esc, down } = keys;

/** Screens of a walk with nothing filled in: what to wait for, what to press then. */
const walk: readonly (readonly [string | RegExp, ...string[]])[] = [
  ['What do you want to begin with?', 'G', enter],
  ['What kind of task', enter],
  ['What do you call this launch?', 'Parcel helper', enter],
  ['In one sentence', 'Answers questions about parcels.', enter],
  ['Which of these will the requests use?', ' ', enter],
  ['What is at stake', enter],
  ['On which day', '+11d', enter],
  ['For how many months', '6', enter],
  ['How many seconds', '30', enter],
  ['Which model will answer?', 'sonnet-5-5', enter],
  ['Which effort', down, enter],
  ['What will the requests say about thinking?', enter],
  ['Which of these will the requests carry?', enter],
  ['Which API version', enter],
  ['Which model takes over', 'haiku-5-5', enter],
  ['a typical prompt', '3k', enter],
  ['the longest prompts', '6k', enter],
  ['a typical answer', '400', enter],
  ['the longest answers', '900', enter],
  ['Which max_tokens', '200k', enter],
  ['Will the answers be streamed?', enter],
  ['at the start of the prompt', '2,000', enter],
  ['Will that beginning be cached', down, enter],
  ['Paste one typical real prompt', pasted('Where is\nmy parcel?'), enter],
  ['By which path', enter],
  ['name of the workspace', 'production', enter],
  ['Is it the Default workspace?', down, enter],
  ['the id of the workspace', 'wrkspc_test_0001', enter],
  ['the id of the organization', keys.ctrlN],
  ['Which usage tier', down, enter],
  ['What may it cost in a month?', '$400', enter],
  ['Which monthly spend limit is set on the', '450', enter],
  ['4 of 8', '450', enter],
  ['How much prepaid credit', '400', enter],
  ['Is auto-reload', enter],
  ['alerted well', enter],
  ['Who says so?', 'Ada Example', enter],
  ['What is the evidence?', 'TICKET-7', enter],
  ['How many requests will an active day', '500', enter],
  ['On how many days', '30', enter],
  ['the busiest minute', '10', enter],
  ['What does the traffic look like', down, down, enter],
  ['Which share of the requests', '0%', enter],
];

/** An account on which the maximum answer is too long until the plan says otherwise. */
const pollOf = (request: PollRequest): Run => runOf(request.plan, answers(request.plan));

describe('a whole walk by keys', () => {
  test('from nothing to the report: one problem found, fixed, re-run, exported', async () => {
    const { services, calls } = fakeServices({
      credential,
      poll: async (request) => pollOf(request),
      recheck: async (request) => pollOf(request),
    });
    const { until, press, end, modes } = openWizard(services);
    for (const [wanted, ...inputs] of walk) {
      await until(wanted);
      press(...inputs);
    }

    const consent = await until('Send these probes');
    for (const { sends } of pricedProbes) expect(consent).toContain(sends);
    expect(consent).toContain('at most $0.0002');
    press('y');

    expect(await until('Verdict and findings')).toMatch(/NO-GO: 1 blocking/);
    expect(await until('tokens/max-output')).toContain('200,000');
    press('f');
    await until('Which answer do you want to change?');
    press(enter);
    await until('Which max_tokens');
    press(keys.ctrlU, '8k');
    await until('8k');
    press(enter);
    expect(await until('Answers have changed since')).toContain('NO-GO');
    press('r');
    expect(await until('Re-run just now')).toContain('Failed → Passed');

    press('e');
    await until('In which format?');
    press(enter);
    await until('Enter write the file');
    press(enter);
    await until('The report was written to readiness-report.md');
    press('q');

    const finished = await end;
    expect(finished).toMatchObject({ kind: 'finished', reportPath: 'readiness-report.md' });
    expect(finished.kind === 'finished' && finished.run?.plan).toMatchObject({
      name: 'Parcel helper',
      launchDate: '2026-12-01',
      model: {
        id: 'claude-sonnet-5-5',
        effort: 'low',
        fallback: 'claude-haiku-5-5',
        request: { prefill: false },
      },
      tokens: {
        input: { typical: 3_000, p95: 6_000 },
        maxTokens: 8_000,
        cacheTtl: '5m',
        samplePrompt: 'Where is\nmy parcel?',
      },
      workspace: { isDefault: false, organizationId: null },
      answers: { 'spend/alerts': { says: 'yes', by: 'Ada Example', evidence: 'TICKET-7' } },
      traffic: { shape: 'daily-curve', batchableShare: 0 },
    });
    expect(calls.exports).toEqual([{ format: 'md', path: 'readiness-report.md' }]);
    expect(calls.plans.at(-1)?.tokens.maxTokens).toBe(8_000);
    expect(calls.discarded).toBe(2);
    await until(() => !modes().alternate);
    expect(modes()).toEqual({ alternate: false, raw: false, pasteMode: false });
  });

  test('every answer is saved at once, with the place to resume', async () => {
    const { services, calls } = fakeServices();
    const { until, press } = openWizard(services);
    for (const [wanted, ...inputs] of walk.slice(0, 4)) {
      await until(wanted);
      press(...inputs);
    }
    await until('Which of these will the requests use?');
    expect(calls.drafts.map(({ at }) => at)).toEqual(['name', 'task.purpose', 'task.features']);
    expect(calls.drafts.at(-1)?.plan).toMatchObject({
      name: 'Parcel helper',
      task: { type: 'chat', purpose: 'Answers questions about parcels.' },
    });
  });
});

describe('coming back', () => {
  const half: Plan = planWith({ ...completePlan, traffic: {} });
  const draft = { plan: half, at: 'traffic.requestsPerDay', savedAt: '2026-11-19T17:00:00.000Z' };

  test('a draft resumes exactly where one was', async () => {
    const { services } = fakeServices({ draft });
    const { until, press } = openWizard(services);
    expect(await until('Resume the walk of 2026-11-19')).toContain('Requests a day');
    press(enter);
    await until(/^How many requests will an active day/m);
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

describe('a preset', () => {
  test('is shown section by section, and Enter keeps it', async () => {
    const { services, calls } = fakeServices();
    const { until, press } = openWizard(services);
    await until('preset "Chat assistant"');
    press(enter);
    expect(await until('Kept from the preset "Chat assistant"')).toContain('Chat assistant (preset)');
    press(enter);
    await until('What do you call this launch?');
    press(keys.escape);
    expect(await until('1 of 8')).toContain('From the preset "Chat assistant"');
    expect(calls.drafts.length).toBeGreaterThan(0);
  });
});

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

describe('live judging', () => {
  test('says what the typed number leads to before it is taken', async () => {
    const { services } = fakeServices({
      draft: {
        plan: planWith({
          model: { id: 'claude-haiku-4-5-20251001' },
          tokens: { input: { typical: 1_000 }, maxTokens: 1_000 },
        }),
        at: 'tokens.input.p95',
        savedAt: '2026-11-19T17:00:00.000Z',
      },
    });
    const { until, press } = openWizard(services);
    await until('Resume');
    press(enter);
    await until('the longest prompts');
    press('240k');
    expect(await until('If you take this')).toMatch(/240,000 tokens[\s\S]*200,000-token/);
    press(keys.ctrlG);
    expect(await until('Explained')).toContain('Why it matters');
    press(esc);
    await until('240k');
  });
});
