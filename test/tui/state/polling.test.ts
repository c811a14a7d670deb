import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/claude/secret.ts';
import type { Observation } from '../../../src/judge/observation.ts';
import { observedWith } from '../../support/plan-builder.ts';
import { finding, runWith } from '../../support/run-builder.ts';
import { credential, pricedProbes } from '../../support/wizard.ts';
import { bareContext as bare, move, play, submit, typed } from '../../support/wizard-state.ts';

/** Somebody with a key in the environment. */
const withKey = { ...bare, credential };
const everything = { kind: 'everything' } as const;
const consent = { type: 'consent-opened', purpose: everything } as const;
const budget = [consent, { type: 'budget-opened' }, { type: 'edited', change: { kind: 'clear' } }] as const;

describe('consent', () => {
  test('the budget is 0.05 USD until the person says otherwise', () => {
    expect(play([consent]).budgetUsd).toBe(0.05);
    expect(play([...budget, typed('$0.20'), submit])).toMatchObject({
      budgetUsd: 0.2,
      screen: { budget: null },
    });
  });
  test('a budget that is none is refused and stays in the field', () => {
    const state = play([...budget, typed('much'), submit]);
    expect(state).toMatchObject({ budgetUsd: 0.05, screen: { budget: { field: { text: 'much' } } } });
    expect(state.screen).toMatchObject({ budget: { error: expect.stringContaining('US dollars') } });
  });
  test('an account chosen stays with the purpose', () => {
    const purpose = { kind: 'check', check: 'model/fit' } as const;
    const state = play([
      { type: 'consent-opened', purpose },
      { type: 'access-chosen', access: { kind: 'sandbox' } },
    ]);
    expect(state).toMatchObject({ access: { kind: 'sandbox' }, screen: { kind: 'consent', purpose } });
  });
});

describe('a typed key', () => {
  const canary = 'sk-ant-api03-test-canary-0001';
  const keyed = play([
    consent,
    { type: 'key-opened' },
    { type: 'key-typed', typed: new Secret(canary), length: canary.length },
  ]);

  test('is in the state as its length only', () => {
    expect(keyed.screen).toMatchObject({ kind: 'key', length: 29 });
    const taken = play(
      [{ type: 'access-chosen', access: { kind: 'typed', key: new Secret(canary) } }],
      keyed,
    );
    for (const state of [keyed, taken]) {
      expect(JSON.stringify(state)).not.toContain('test-canary');
      expect(String(Object.values(state))).not.toContain('test-canary');
    }
  });
  test('that is refused stays, with the sentence', () => {
    expect(play([{ type: 'key-refused', sentence: 'No.' }], keyed).screen).toMatchObject({
      length: 29,
      error: 'No.',
    });
  });
});

describe('a poll', () => {
  const started = { type: 'poll-started', purpose: everything, probes: pricedProbes } as const;
  const observed = observedWith({ model: {}, 'token-count': { inputTokens: 12 } });
  const settled = (observation: Observation | undefined, spentUsd = 0) =>
    ({
      type: 'poll-reported',
      event: { type: 'settled', observation: observation as Observation, spentUsd },
    }) as const;

  test('begins with every probe waiting; what was consented to is kept', () => {
    const access = { kind: 'environment' } as const;
    const state = play([consent, started], { access }, withKey);
    expect(state.agreed).toEqual({ access, probes: pricedProbes, spentUsd: 0 });
    expect(play([started]).agreed).toBeNull();
    expect(state.screen).toMatchObject({ kind: 'poll', spentUsd: 0, cancelling: false });
    expect(rows(state)).toEqual([
      'credential waiting',
      'model waiting',
      'token-count waiting',
      'tiny-message waiting',
    ]);
  });
  test('follows what is reported', () => {
    const state = play([
      started,
      { type: 'poll-reported', event: { type: 'started', probe: 'model', title: 'Planned model' } },
      settled(observed['token-count'], 0.0001),
    ]);
    expect(rows(state)).toEqual([
      'credential waiting',
      'model running',
      'token-count observed',
      'tiny-message waiting',
    ]);
    expect(state.screen).toMatchObject({ spentUsd: 0.0001 });
  });
  test('shows why there is no value', () => {
    const failed = observedWith({ model: { status: 'failed', reason: 'The key was rejected.' } }).model;
    expect(play([started, settled(failed)]).screen).toMatchObject({
      probes: expect.arrayContaining([
        expect.objectContaining({ id: 'model', state: 'failed', reason: 'The key was rejected.' }),
      ]),
    });
  });
  test('adds a probe that was not announced', () => {
    const state = play([{ ...started, probes: [] }, settled(observed.model)]);
    expect(rows(state)).toEqual(['model observed']);
  });
  test('being stopped says so', () => {
    expect(play([started, { type: 'poll-cancelling' }]).screen).toMatchObject({ cancelling: true });
  });
  test('does not wipe a notice while it reports', () => {
    const state = play([started, { type: 'noticed', sentence: 'Read me.' }, settled(observed.model)]);
    expect(state.notice).toBe('Read me.');
  });
  test('that breaks leads back to consent with the sentence', () => {
    const state = play([started, { type: 'poll-broke', sentence: 'The disk is full.' }]);
    expect(state).toMatchObject({
      notice: 'The disk is full.',
      screen: { kind: 'consent', purpose: everything },
    });
  });
  test('that ends shows the most pressing finding', () => {
    const run = runWith({
      findings: [
        finding({ check: 'task/defined', status: 'pass', title: 'a', detail: 'a' }),
        finding({ check: 'tokens/counted', status: 'inconclusive', title: 'b', detail: 'b' }),
        finding({ check: 'tokens/max-output', status: 'fail', title: 'c', detail: 'c' }),
        finding({ check: 'model/fit', status: 'warn', title: 'd', detail: 'd' }),
      ],
    });
    const state = play([started, { type: 'poll-ended', run }]);
    expect(state).toMatchObject({
      run,
      resultsCursor: 3,
      change: null,
      screen: { kind: 'results', details: null },
    });
    expect(state.polled).toBe(state.plan);
  });
  test('counts what it cost against what was agreed to', () => {
    const access = { kind: 'environment' } as const;
    const run = { ...runWith(), spend: { budgetUsd: 0.05, worstCaseUsd: 0.0002, actualUsd: 0.0001 } };
    const once = play([consent, started, { type: 'poll-ended', run }], { access }, withKey);
    expect(once.agreed?.spentUsd).toBe(0.0001);
    const broken = play(
      [started, settled(observed.model, 0.0004), { type: 'poll-broke', sentence: 'No.' }],
      once,
      withKey,
    );
    expect(broken.agreed?.spentUsd).toBe(0.0005);
  });
  test('of one check keeps the cursor and shows before and after', () => {
    const before = runWith({
      findings: [finding({ check: 'model/fit', status: 'fail', title: 'a', detail: 'a' })],
    });
    const after = runWith({
      findings: [finding({ check: 'model/fit', status: 'pass', title: 'a', detail: 'a' })],
    });
    const purpose = { kind: 'check', check: 'model/fit' } as const;
    const state = play([
      { type: 'results-opened', run: before },
      { ...started, purpose },
      { type: 'poll-ended', run: after },
    ]);
    expect(state.change).toEqual({
      check: 'model/fit',
      status: { before: 'fail', after: 'pass' },
      verdict: { before: 'no-go', after: 'go' },
    });
  });
});

const rows = (state: ReturnType<typeof play>): string[] =>
  state.screen.kind === 'poll' ? state.screen.probes.map(({ id, state: how }) => `${id} ${how}`) : [];

describe('results', () => {
  const two = runWith({
    findings: [
      finding({ check: 'model/fit', status: 'pass', title: 'a', detail: 'a' }),
      finding({ check: 'task/defined', status: 'pass', title: 'b', detail: 'b' }),
    ],
  });
  const opened = { type: 'results-opened', run: two } as const;
  test('stand in the order of the sections; the cursor moves within them', () => {
    expect(play([opened, move(5, 1)])).toMatchObject({ resultsCursor: 1 });
    expect(play([opened, move(5, 1), move(-9, 1)])).toMatchObject({ resultsCursor: 0 });
  });
  test('details open, scroll and close', () => {
    const state = play([opened, { type: 'details-opened' }, { type: 'scrolled', by: 4, last: 3 }]);
    expect(state.screen).toEqual({ kind: 'results', details: { scroll: 3 } });
  });
  test('of an earlier run stand beside the plan of today', () => {
    const state = play([opened]);
    expect(state.polled).toBe(state.plan);
    const newer = { ...two.plan, name: 'Newer' };
    const context = { ...bare, plan: newer };
    const beside = play([opened], {}, context);
    expect(beside.plan).toBe(newer);
    expect(beside.polled).toBe(two.plan);
    const same = play([opened], {}, { ...bare, plan: structuredClone(two.plan) });
    expect(same.polled).toEqual(same.plan);
  });
});

test('of the last poll can be come back to without another one', () => {
  const away = play([
    { type: 'results-opened', run: runWith() },
    { type: 'went-back' },
    { type: 'findings-shown' },
  ]);
  expect(away.screen).toEqual({ kind: 'results', details: null });
  expect(play([consent, { type: 'findings-shown' }]).screen.kind).toBe('consent');
});

describe('export', () => {
  const opened = [{ type: 'results-opened', run: runWith() }, { type: 'export-opened' }] as const;
  const path = (state: ReturnType<typeof play>) =>
    state.screen.kind === 'export' ? state.screen.path.text : undefined;
  test('proposes a file for the format', () => {
    expect(path(play([...opened]))).toBe('readiness-report.md');
    const json = play([...opened, move(1)]);
    expect(json.screen).toMatchObject({ format: 'json' });
    expect(path(json)).toBe('readiness-report.json');
    expect(path(play([move(-1)], json))).toBe('readiness-report.md');
  });
  test('keeps a path the person typed', () => {
    const focus = (where: 'format' | 'path') => ({ type: 'export-focused', focus: where }) as const;
    const state = play([...opened, focus('path'), typed('.old'), focus('format'), move(1)]);
    expect(path(state)).toBe('readiness-report.md.old');
    expect(state.screen).toMatchObject({ format: 'json' });
  });
  test('of a run is not the export of the one that follows', () => {
    const exported = play([...opened, { type: 'export-written', path: 'r.md' }]);
    const purpose = { kind: 'check', check: 'model/fit' } as const;
    const again = play(
      [
        { type: 'poll-started', purpose, probes: [] },
        { type: 'poll-ended', run: runWith() },
      ],
      exported,
    );
    expect(again.reportPath).toBeNull();
    expect(play([{ type: 'results-opened', run: runWith() }], exported).reportPath).toBeNull();
  });
  test('says where it went, or why not', () => {
    expect(play([...opened, { type: 'export-written', path: '/tmp/r.md' }])).toMatchObject({
      reportPath: '/tmp/r.md',
      screen: { error: null, focus: 'format' },
    });
    expect(play([...opened, { type: 'export-refused', sentence: 'No room.' }]).screen).toMatchObject({
      error: 'No room.',
    });
  });
});
