import { describe, expect, test } from 'vitest';
import { completePlan } from '../../support/complete-plan.ts';
import { planWith } from '../../support/plan-builder.ts';
import { runWith } from '../../support/run-builder.ts';
import { back, bareContext, move, open, play, submit, typed } from '../../support/wizard-state.ts';

const blank = { type: 'begun', plan: planWith(), start: { kind: 'blank' } } as const;
const onQuestion = (id: string) => expect.objectContaining({ kind: 'question', id });

describe('beginning', () => {
  test('with nothing: the first question, and the defaults still to be confirmed', () => {
    const state = play([blank]);
    expect(state).toMatchObject({
      begun: true,
      pending: ['level'],
      screen: onQuestion('task.type'),
    });
  });

  test('from a plan: only open questions', () => {
    const plan = planWith({ ...completePlan, traffic: { ...completePlan.traffic, shape: undefined } });
    expect(play([{ type: 'begun', plan, start: { kind: 'plan' } }])).toMatchObject({
      plan,
      screen: onQuestion('traffic.shape'),
    });
  });

  test('from a plan: what nobody knew is asked again, once', () => {
    const plan = planWith({ ...completePlan, launchDate: null, limits: { tier: null } });
    const state = play([{ type: 'begun', plan, start: { kind: 'plan' } }]);
    expect(state.screen).toEqual(onQuestion('launchDate'));
    const again = play([{ type: 'unknown-chosen' }], state);
    expect(again.screen).toEqual(onQuestion('limits.tier'));
    expect(play([{ type: 'went-on' }], again).screen).toEqual(onQuestion('limits.tier'));
  });

  test('from a complete plan: straight to the probes', () => {
    const plan = planWith(completePlan);
    expect(play([{ type: 'begun', plan, start: { kind: 'plan' } }]).screen.kind).toBe('consent');
  });

  test('from a preset: each section it fills is shown once, its values kept', () => {
    const plan = planWith({ task: { type: 'chat' }, model: { id: 'claude-sonnet-5-5' } });
    const state = play([{ type: 'begun', plan, start: { kind: 'preset', name: 'Chat' } }]);
    expect(state).toMatchObject({
      preset: { name: 'Chat', kept: ['task.type', 'level', 'model.id'] },
      review: ['model'],
      screen: { kind: 'section', section: 'task', cursor: 0 },
    });
    expect(play([{ type: 'section-kept' }], state).screen).toEqual(onQuestion('name'));
  });

  test.each([
    ['at a question', 'tokens.maxTokens', onQuestion('tokens.maxTokens'), []],
    ['before the level', 'task.type', onQuestion('task.type'), ['level']],
    ['past the questions', null, expect.objectContaining({ kind: 'consent' }), []],
    ['at a question that is no more', 'gone.field', onQuestion('task.type'), []],
  ])('resuming %s', (_name, at, screen, pending) => {
    expect(play([{ type: 'begun', plan: planWith(), start: { kind: 'resume', at } }])).toMatchObject({
      screen,
      pending,
    });
  });

  test('going on after a look at the first screen', () => {
    const state = play([blank, submit, back, back, { type: 'went-on' }]);
    expect(state.screen).toEqual(onQuestion('name'));
    expect(state.plan.task.type).toBe('chat');
  });
});

describe('Esc', () => {
  test('on the first screen stays and says so', () => {
    const state = play([back]);
    expect(state.screen.kind).toBe('welcome');
    expect(state.notice).toContain('first screen');
    expect(play([move(1)], state).notice).toBeNull();
  });

  test.each([
    ['the first question leads to the first screen', [open('task.type'), back], { kind: 'welcome' }],
    ['a question leads to the one before', [open('tokens.maxTokens'), back], onQuestion('tokens.thinking')],
    [
      'a question opened from its section leads there',
      [open('model.id', 'section'), back],
      { kind: 'section', section: 'model' },
    ],
    [
      'a section leads to the question before it',
      [{ type: 'section-opened', section: 'model' }, back],
      onQuestion('task.patienceSeconds'),
    ],
    [
      'the first section leads to the first screen',
      [{ type: 'section-opened', section: 'task' }, back],
      { kind: 'welcome' },
    ],
    [
      'the probes lead to the last question',
      [{ type: 'consent-opened', purpose: { kind: 'everything' } }, back],
      onQuestion('traffic.webSearchesPerRequest'),
    ],
    [
      'the key leads to the probes',
      [{ type: 'consent-opened', purpose: { kind: 'everything' } }, { type: 'key-opened' }, back],
      { kind: 'consent' },
    ],
    [
      'the budget leads to the probes',
      [{ type: 'consent-opened', purpose: { kind: 'everything' } }, { type: 'budget-opened' }, back],
      { kind: 'consent', budget: null },
    ],
    [
      'the results lead to the probes',
      [{ type: 'results-opened', run: runWith() }, back],
      { kind: 'consent' },
    ],
    [
      'details lead to the list',
      [{ type: 'results-opened', run: runWith() }, { type: 'details-opened' }, back],
      { kind: 'results', details: null },
    ],
    [
      'the export leads to the results',
      [{ type: 'results-opened', run: runWith() }, { type: 'export-opened' }, back],
      { kind: 'results' },
    ],
    [
      'the choice of an answer leads to the results',
      [{ type: 'results-opened', run: runWith() }, { type: 'fix-opened', check: 'model/fit' }, back],
      { kind: 'results' },
    ],
    [
      'a question opened from the results leads there',
      [{ type: 'results-opened', run: runWith() }, open('model.id', 'results'), back],
      { kind: 'results' },
    ],
    [
      'consent for one check leads to the results',
      [
        { type: 'results-opened', run: runWith() },
        { type: 'consent-opened', purpose: { kind: 'check', check: 'model/fit' } },
        back,
      ],
      { kind: 'results' },
    ],
  ] as const)('from %s', (_name, actions, screen) => {
    expect(play(actions as never).screen).toMatchObject(screen);
  });

  test('keeps answers and what was half typed', () => {
    const state = play([blank, submit, typed('Par'), back, submit]);
    expect(state.plan.task.type).toBe('chat');
    expect(state.screen).toMatchObject({ id: 'name', input: { field: { text: 'Par' } } });
  });

  test('in the middle of a person’s answer goes back a step', () => {
    const steps = [open('answers.spend/alerts'), submit, typed('Ada'), submit];
    expect(play([...steps, back]).screen).toMatchObject({ input: { step: 'by', by: { text: 'Ada' } } });
    expect(play([...steps, back, back]).screen).toMatchObject({ input: { step: 'says' } });
    expect(play([...steps, back, back, back]).screen).not.toMatchObject({ id: 'answers.spend/alerts' });
  });
});

test('the help opens over a screen, scrolls within its length, and closes', () => {
  const scroll = (by: number) => ({ type: 'scrolled', by, last: 5 }) as const;
  const state = play([blank, { type: 'help-opened' }, scroll(3), scroll(9), scroll(-1)]);
  expect(state.help).toEqual({ scroll: 4 });
  expect(state.screen).toEqual(onQuestion('task.type'));
  expect(play([{ type: 'help-closed' }], state).help).toBeNull();
});

test('while the help is open nothing is typed or taken', () => {
  const state = play([open('name'), { type: 'help-opened' }, typed('x'), submit]);
  expect(state.screen).toMatchObject({ id: 'name', input: { field: { text: '' } } });
});

test('a row that would replace a walk is doubted until the cursor comes back to it', () => {
  const state = play([move(2), { type: 'doubted', sentence: 'Sure?' }]);
  expect(state).toMatchObject({ notice: 'Sure?', screen: { kind: 'welcome', cursor: 2, doubted: 2 } });
  expect(play([open('name'), back, back, back], state).screen).toMatchObject({ doubted: null });
});

test('a section lists and opens; its cursor stays within its rows', () => {
  const state = play([{ type: 'section-opened', section: 'model' }, move(9, 4), move(-1, 4)]);
  expect(state.screen).toEqual({ kind: 'section', section: 'model', cursor: 3 });
});

test('the context is never changed', () => {
  const before = JSON.stringify(bareContext);
  play([blank, submit, typed('x'), submit]);
  expect(JSON.stringify(bareContext)).toBe(before);
});
