import { describe, expect, test } from 'vitest';
import { completePlan } from '../../support/complete-plan.ts';
import { planWith, TODAY } from '../../support/plan-builder.ts';
import { runWith } from '../../support/run-builder.ts';
import { findingsOf } from '../../support/wizard.ts';
import { move, open, play, submit, typed } from '../../support/wizard-state.ts';

const complete = planWith(completePlan);
const clear = { type: 'edited', change: { kind: 'clear' } } as const;
const error = (state: ReturnType<typeof play>) =>
  state.screen.kind === 'question' && 'error' in state.screen.input ? state.screen.input.error : undefined;

describe('choices', () => {
  test('the row under the cursor is the answer', () => {
    expect(play([open('task.type'), move(2), submit]).plan.task.type).toBe('extraction');
  });
  test('the last row is "I do not know"', () => {
    expect(play([open('task.type'), move(9), submit]).plan.task.type).toBeNull();
  });
  test('the cursor opens on the answer, or on what is suggested', () => {
    expect(play([open('limits.tier')], { plan: complete }).screen).toMatchObject({ input: { cursor: 1 } });
    expect(play([open('answers.spend/org-limit')]).screen).toMatchObject({ input: { cursor: 1 } });
  });
  test('yes and no', () => {
    expect(play([open('tokens.streaming'), submit]).plan.tokens.streaming).toBe(true);
    expect(play([open('tokens.streaming'), move(1), submit]).plan.tokens.streaming).toBe(false);
    expect(play([open('tokens.streaming'), move(2), submit]).plan.tokens.streaming).toBeNull();
  });
  test('typing filters and brings the cursor to the top', () => {
    const state = play([open('model.id'), move(5), typed('haiku-5')]);
    expect(state.screen).toMatchObject({ input: { cursor: 0, filter: { text: 'haiku-5' } } });
    expect(play([submit], state).plan.model.id).toBe('claude-haiku-5-5');
  });
  test('an id that no row has is taken as it stands', () => {
    expect(play([open('model.id'), typed('my-gateway/claude'), submit]).plan.model.id).toBe(
      'my-gateway/claude',
    );
  });
  test('an id kept in the plan that no row has opens as the filter', () => {
    const plan = planWith({ model: { id: 'claude-3-opus-20240229' } });
    const state = play([open('model.id')], { plan });
    expect(state.screen).toMatchObject({ input: { filter: { text: 'claude-3-opus-20240229' } } });
    expect(play([submit], state).plan.model.id).toBe('claude-3-opus-20240229');
  });
  test('something shaped like a key is refused and stays in the field', () => {
    const state = play([open('model.id'), typed('sk-ant-api03-test-canary-0001'), submit]);
    expect(state.plan.model.id).toBeUndefined();
    expect(state.notice).toContain('shaped like a key');
  });
});

describe('several marks', () => {
  const toggle = { type: 'toggled' } as const;
  test('are set, unset and taken together', () => {
    const actions = [open('task.features'), toggle, move(1), toggle, move(1), toggle, toggle, submit];
    expect(play(actions).plan.task.features).toEqual(['streaming', 'tool-use']);
  });
  test('none is an answer', () => {
    expect(play([open('task.features'), submit]).plan.task.features).toEqual([]);
  });
  test('chosen parameters ask for their values', () => {
    const state = play([open('model.request'), toggle, submit]);
    expect(state.plan.model.request).toMatchObject({
      temperature: null,
      prefill: false,
      forcedToolChoice: false,
    });
    expect(state.screen).toMatchObject({ id: 'model.request.temperature' });
  });
  test('parameters no longer chosen leave the plan', () => {
    const plan = planWith({ model: { request: { temperature: 0.2, apiVersion: '2023-06-01' } } });
    const state = play([open('model.request'), toggle, submit], { plan });
    expect(state.plan.model.request).toEqual({
      apiVersion: '2023-06-01',
      temperature: 'none',
      topP: 'none',
      topK: 'none',
      thinkingBudgetTokens: 'none',
      prefill: false,
      forcedToolChoice: false,
    });
  });
});

describe('fields', () => {
  test.each([
    ['tokens.input.typical', '240k', { tokens: { input: { typical: 240_000 } } }],
    ['traffic.batchableShare', '30%', { traffic: { batchableShare: 0.3 } }],
    ['spend.creditUsd', '$500', { spend: { creditUsd: 500 } }],
    ['client.concurrency', '1.5k', { client: { concurrency: 1_500 } }],
    ['client.concurrency', ' None ', { client: { concurrency: 'none' } }],
    ['traffic.tenantRequestsPerMinute', 'none', { traffic: { tenantRequestsPerMinute: 'none' } }],
    ['traffic.tenantRequestsPerMinute', '0.5', { traffic: { tenantRequestsPerMinute: 0.5 } }],
    ['traffic.launchShares', '5%, 20%, 50%, 100%', { traffic: { launchShares: [0.05, 0.2, 0.5, 1] } }],
    ['traffic.launchShares', '100', { traffic: { launchShares: [1] } }],
    ['launchDate', '+30d', { launchDate: '2026-12-20' }],
    ['launchDate', '2026-11-20', { launchDate: '2026-11-20' }],
    ['workspace.id', 'wrkspc_01AbCd', { workspace: { id: 'wrkspc_01AbCd' } }],
    ['task.purpose', '  Helps with parcels.  ', { task: { purpose: 'Helps with parcels.' } }],
    ['tokens.samplePrompt', 'two\nlines ', { tokens: { samplePrompt: 'two\nlines ' } }],
  ])('%s takes %j', (id, text, plan) => {
    expect(play([open(id), typed(text), submit]).plan).toMatchObject(plan);
  });

  test.each([
    ['tokens.input.typical', 'a lot', 'is not a number'],
    ['tokens.input.typical', '1.5', 'whole number'],
    ['tokens.maxTokens', '0', 'between 1 and 10,000,000'],
    ['traffic.activeDaysPerMonth', '32', 'between 1 and 31'],
    ['launchDate', 'soon', 'is not a date'],
    ['launchDate', '2026-11-19', 'has passed; today is 2026-11-20'],
    ['workspace.id', 'production', 'starts with wrkspc_'],
    ['spend.organizationLimitUsd', '$0', 'would stop every request'],
    ['spend.workspaceLimitUsd', '0', 'or none where no limit is set'],
    ['spend.creditUsd', 'none', 'is not an amount'],
    ['client.concurrency', '0', 'between 1 and 1,000,000'],
    ['client.attempts', 'none', 'is not a number'],
    ['client.retryLayers', '11', 'between 1 and 10'],
    ['traffic.launchShares', '5%, 20%', 'End with the day that brings the full traffic'],
    ['name', '', 'Ctrl-N'],
    ['name', 'sk-ant-api03-test-canary-0001', 'shaped like a key'],
    ['name', 'x'.repeat(2_001), 'at most 2,000'],
  ])('%s refuses %s in one sentence and loses nothing', (id, text, sentence) => {
    const state = play([open(id), typed(text), submit]);
    expect(error(state)).toContain(sentence);
    expect(state.screen).toMatchObject({ id, input: { field: { text } } });
    expect(error(play([typed('1')], state))).toBeNull();
  });

  test('a p95 below the typical size is refused from both sides', () => {
    const plan = planWith({ tokens: { input: { typical: 2_000, p95: 3_000 } } });
    expect(error(play([open('tokens.input.p95'), clear, typed('1k'), submit], { plan }))).toContain('2,000');
    expect(error(play([open('tokens.input.typical'), clear, typed('4k'), submit], { plan }))).toContain(
      '3,000',
    );
  });

  test('half-typed text is kept until it is taken', () => {
    const state = play([open('name'), typed('Par'), open('task.type')]);
    expect(state.typed).toEqual({ name: 'Par' });
    const taken = play([open('name'), typed('cel'), submit], state);
    expect(taken).toMatchObject({ plan: { name: 'Parcel' }, typed: {} });
  });

  test('"I do not know" is stored as such', () => {
    expect(play([open('launchDate'), { type: 'unknown-chosen' }]).plan.launchDate).toBeNull();
  });
});

describe('a person’s answer', () => {
  const id = 'answers.spend/alerts';
  test('holds who, when and on what evidence', () => {
    const state = play([open(id), submit, typed('Ada Example'), submit, typed('TICKET-7'), submit]);
    expect(state.plan.answers).toEqual({
      'spend/alerts': { says: 'yes', by: 'Ada Example', on: TODAY, evidence: 'TICKET-7' },
    });
    expect(state.by).toBe('Ada Example');
  });
  test('may do without evidence, and offers the name given last', () => {
    const state = play([open(id), move(1), submit, submit, submit], { by: 'Ada Example' });
    expect(state.plan.answers).toEqual({ 'spend/alerts': { says: 'no', by: 'Ada Example', on: TODAY } });
  });
  test('wants a name', () => {
    expect(error(play([open(id), submit, submit]))).toContain('name');
  });
  test('that turns from no to yes, or back, leaves behind what it rested on', () => {
    const no = play([open(id), move(1), submit, typed('Ada Example'), submit, typed('Nobody yet'), submit]);
    expect(no.plan.answers).toEqual({
      'spend/alerts': { says: 'no', by: 'Ada Example', on: TODAY, note: 'Nobody yet' },
    });
    const yes = play([open(id), move(-1), submit, submit, submit], no);
    expect(yes.plan.answers).toEqual({ 'spend/alerts': { says: 'yes', by: 'Ada Example', on: TODAY } });
    const backToNo = play([open(id), move(1), submit, submit, submit], { plan: complete });
    expect(backToNo.plan.answers['spend/alerts']).toEqual({ says: 'no', by: 'Ada Example', on: TODAY });
  });
  test('given once more keeps what it rests on, with a note that was not asked for', () => {
    const answer = {
      says: 'yes',
      by: 'Ada Example',
      on: '2026-11-18',
      evidence: 'TICKET-7',
      note: 'By mail.',
    } as const;
    const plan = planWith({ answers: { 'spend/alerts': answer } });
    expect(play([open(id), submit, submit, submit], { plan }).plan.answers['spend/alerts']).toEqual({
      ...answer,
      on: TODAY,
    });
  });
  test('that nobody can give is taken out', () => {
    const { 'spend/alerts': _, ...others } = complete.answers;
    expect(play([open(id), move(2), submit], { plan: complete }).plan.answers).toEqual(others);
  });
});

describe('a limit that is none', () => {
  const own = 'answers.spend/org-limit';
  const organization = open('spend.organizationLimitUsd');
  const none = [clear, typed('none'), submit] as const;
  test('is said by a person, who is asked right behind it', () => {
    const open = play([organization, ...none], { plan: planWith({ platform: { path: 'claude-api' } }) });
    expect(open.plan.spend).toMatchObject({ organizationLimitUsd: null });
    expect(open.screen).toMatchObject({ id: own, input: { says: 'no', cursor: 1 } });
    const said = play([submit, typed('Ada Example'), submit, submit], open);
    expect(said.plan.answers).toEqual({ 'spend/org-limit': { says: 'no', by: 'Ada Example', on: TODAY } });
    expect(said.screen).toMatchObject({ id: 'spend.workspaceLimitUsd' });
    expect(findingsOf(said.plan).find(({ check }) => check === 'spend/org-limit')?.code).toBe(
      'own-limit-missing',
    );
    expect(play([organization], said).screen).toMatchObject({ input: { field: { text: 'none' } } });
  });
  test('opens that question at once where a single answer is changed', () => {
    const opened = open('spend.organizationLimitUsd', 'section');
    expect(play([opened, ...none]).screen).toMatchObject({ id: own, from: 'section' });
  });
  test('takes an earlier yes out, and asks again, whatever the other limit is', () => {
    const answers = { 'spend/org-limit': { says: 'yes', by: 'Ada Example', on: TODAY } } as const;
    const spend = { organizationLimitUsd: 450, workspaceLimitUsd: 300 };
    const state = play([open('spend.organizationLimitUsd', 'section'), ...none], {
      plan: planWith({ spend, answers }),
    });
    expect(state.plan).toMatchObject({
      answers: {},
      spend: { organizationLimitUsd: null, workspaceLimitUsd: 300 },
    });
    expect(state.screen).toMatchObject({ id: own });
  });
});

describe('after an answer', () => {
  test('the walk goes on to the next open question', () => {
    expect(play([open('task.type'), submit]).screen).toMatchObject({ id: 'name' });
  });
  test('a section shows again, on the next row', () => {
    expect(play([open('tokens.maxTokens', 'section'), typed('4k'), submit]).screen).toEqual({
      kind: 'section',
      section: 'tokens',
      cursor: 6,
    });
  });
  test('the results show again', () => {
    const state = play([
      { type: 'results-opened', run: runWith() },
      open('name', 'results'),
      typed('X'),
      submit,
    ]);
    expect(state.screen.kind).toBe('results');
    expect(state.plan).not.toBe(state.polled);
  });
  test('the same answer again changes nothing', () => {
    const state = play([open('task.type'), submit], { plan: complete });
    expect(state.plan).toBe(complete);
  });
  test('a value of a preset is no longer the preset’s', () => {
    const preset = { name: 'Chat', kept: ['task.type', 'level'] };
    expect(play([open('task.type'), submit], { preset }).preset).toEqual({ name: 'Chat', kept: ['level'] });
  });
});
