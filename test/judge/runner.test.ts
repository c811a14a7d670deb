import { describe, expect, test } from 'vitest';
import type { CauseId } from '../../src/catalog/error-cause.ts';
import { type Level, levels, type PlatformPath } from '../../src/catalog/vocabulary.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Code } from '../../src/judge/codes.ts';
import type { Origin } from '../../src/judge/figure.ts';
import type { CheckId, Outcome, Status } from '../../src/judge/finding.ts';
import type { Held, ObservationId } from '../../src/judge/observation.ts';
import { inconclusive, notObserved, pass } from '../../src/judge/outcome.ts';
import { blocksAt, judgeAll, judgeOne } from '../../src/judge/runner.ts';
import { failed, observedWith, TODAY, unavailable } from '../support/plan-builder.ts';
import { checkWith, inputWith, type Judged, judgedAs, outcomes, said } from './plain-check.ts';

describe('levels', () => {
  // biome-ignore format: a table
  const rows: readonly [blocksFrom: Level | 'never', blocks: readonly Level[]][] = [
    ['demo', ['demo', 'beta', 'ga', 'critical']],
    ['beta', ['beta', 'ga', 'critical']],
    ['ga', ['ga', 'critical']],
    ['critical', ['critical']],
    ['never', []],
  ];
  test.each(rows)('a check that blocks from %s blocks at %j', (blocksFrom, blocks) => {
    expect(levels.filter((level) => blocksAt({ blocksFrom }, 'fail', level))).toEqual(blocks);
    for (const level of levels) {
      const finding = judgedAs('fail', { level }, { blocksFrom });
      const blocking = blocks.includes(level);
      expect(finding).toMatchObject({ blocking, judged: 'fail', status: blocking ? 'fail' : 'warn' });
    }
  });

  // biome-ignore format: a table
  const proven: readonly [blocksFrom: Level | 'never', judged: Judged, level: Level, status: Status, blocking: boolean][] = [
    ['ga', 'fail', 'demo', 'warn', false],
    ['ga', 'fail', 'beta', 'fail', true],
    ['ga', 'fail', 'ga', 'fail', true],
    ['never', 'fail', 'beta', 'fail', true],
    ['ga', 'inconclusive', 'beta', 'inconclusive', false],
    ['ga', 'unanswered', 'beta', 'unanswered', false],
    ['ga', 'pass', 'beta', 'pass', false],
    ['ga', 'inconclusive', 'ga', 'inconclusive', true],
  ];
  test.each(proven)(
    'fails from beta, blocks from %s: a judged %s at %s is %s, blocking %s',
    (blocksFrom, judged, level, status, blocking) => {
      const finding = judgedAs(judged, { level }, { blocksFrom, failsFrom: 'beta' });
      expect(finding).toMatchObject({ status, judged, blocking });
    },
  );

  test('a crash is an open question, not a proven fail', () => {
    const crash = () => {
      throw new Error('broken');
    };
    const check = checkWith({ blocksFrom: 'ga', failsFrom: 'demo', judge: crash });
    expect(judgeOne(check, inputWith({ level: 'beta' }))).toMatchObject({ status: 'error', blocking: false });
  });

  test.each(['pass', 'warn', 'inconclusive', 'unanswered', 'not-applicable'] as const)(
    'only a fail is softened: %s stays',
    (status) => {
      expect(judgedAs(status, { level: 'demo' })).toMatchObject({ status, judged: status, blocking: false });
    },
  );
});

describe('demanded evidence', () => {
  const demands = { from: 'ga', origins: ['live', 'admin'] } as const;
  // biome-ignore format: a table
  const rows: readonly [level: Level, judged: Judged, basis: Origin, status: Status][] = [
    ['ga', 'pass', 'live', 'pass'],
    ['ga', 'pass', 'admin', 'pass'],
    ['ga', 'pass', 'documented', 'inconclusive'],
    ['ga', 'pass', 'attested', 'inconclusive'],
    ['critical', 'pass', 'planned', 'inconclusive'],
    ['beta', 'pass', 'documented', 'pass'],
    ['ga', 'warn', 'documented', 'inconclusive'],
    ['ga', 'fail', 'documented', 'fail'],
    ['ga', 'inconclusive', 'documented', 'inconclusive'],
    ['ga', 'unanswered', 'planned', 'unanswered'],
    ['ga', 'not-applicable', 'planned', 'not-applicable'],
  ];
  test.each(rows)('at %s a %s on %s evidence is %s', (level, judged, basis, status) => {
    const finding = judgeOne(
      checkWith({ demands, judge: () => outcomes(basis)[judged] }),
      inputWith({ level }),
    );
    expect(finding.status).toBe(status);
  });

  test('says what it has, what it wants and which observation is missing, and keeps the figures', () => {
    const figures = [
      { name: 'Window', value: 1, unit: 'tokens', origin: 'documented', source: 'pricing', at: TODAY },
    ] as const;
    const check = checkWith({
      demands,
      needs: ['model', 'token-count', 'credential'],
      judge: () => pass('answered-yes', said, { basis: 'documented', figures }),
    });
    const observed = observedWith({ model: unavailable(), credential: {} });
    expect(judgeOne(check, inputWith({ level: 'ga' }, observed))).toMatchObject({
      code: 'needs-better-evidence',
      args: {
        has: 'documented',
        wants: ['live', 'admin'],
        level: 'ga',
        missing: ['model'],
        reasons: ['The run is offline.'],
      },
      figures,
      observations: ['model', 'credential'],
    });
  });
});

describe('demanded evidence that was not asked for', () => {
  const figures = [
    { name: 'Window', value: 1, unit: 'tokens', origin: 'documented', source: 'pricing', at: TODAY },
  ] as const;
  const check = checkWith({
    demands: { from: 'ga', origins: ['live'] },
    needs: ['model', 'tiny-message'],
    judge: () => pass('answered-yes', said, { basis: 'documented', figures }),
  });
  // biome-ignore format: a table
  const rows: readonly [held: Held, code: Code, args: object][] = [
    [{ by: 'budget', budgetUsd: 0, coversUsd: 0.1 }, 'over-budget', { budgetUsd: 0, coversUsd: 0.1 }],
    [{ by: 'consent', leaves: 'It stays.', coversUsd: 0.1 }, 'not-agreed', { leaves: 'It stays.', coversUsd: 0.1 }],
    [{ by: 'offline' }, 'ran-offline', {}],
    [{ by: 'key' }, 'no-usable-key', { reason: 'Why not.' }],
    [{ by: 'overrun' }, 'announced-too-low', { reason: 'Why not.' }],
  ];
  test.each(rows)('%j ends as %s and keeps its figures', (held, code, args) => {
    const observed = observedWith({ 'tiny-message': { ...unavailable('Why not.'), held } });
    expect(judgeOne(check, inputWith({ level: 'ga' }, observed))).toMatchObject({
      status: 'inconclusive',
      code,
      args,
      figures,
    });
  });

  test('a check that could not tell for want of it says so too, unless something was asked and refused', () => {
    const open = checkWith({
      needs: ['model', 'tiny-message'],
      judge: () =>
        inconclusive('not-observed', { probe: 'model', reason: 'No.' }, { basis: 'live', figures }),
    });
    const held = { ...unavailable('Why not.'), held: { by: 'offline' } } as const;
    const judged = (model: ReturnType<typeof failed> | object) =>
      judgeOne(open, inputWith({ level: 'ga' }, observedWith({ model, 'tiny-message': held })));
    expect(judged({})).toMatchObject({ code: 'ran-offline', figures });
    expect(judged(failed('connection-failed', 'No.'))).toMatchObject({ code: 'not-observed', figures });
  });

  test.each<Code>(['traffic-may-exceed-limit', 'headroom-uncertain', 'bursts-may-be-lost', 'ramp-sharp'])(
    'what hangs on chance or on the service alone stays open as it is: %s',
    (code) => {
      const open = checkWith({
        needs: ['tiny-message'],
        judge: () => inconclusive(code, {} as never, { basis: 'documented', figures }),
      });
      for (const by of ['offline', 'key'] as const) {
        const observed = observedWith({ 'tiny-message': { ...unavailable('Why not.'), held: { by } } });
        expect(judgeOne(open, inputWith({ level: 'ga' }, observed))).toMatchObject({ code, figures });
      }
    },
  );

  test('before any poll: every probe it needs', () => {
    expect(judgeOne(check, inputWith({ level: 'ga' }))).toMatchObject({
      args: { missing: ['model', 'tiny-message'], reasons: [] },
    });
  });

  test.each([
    ['live', ['model']],
    ['measured', ['model', 'trial']],
  ] as const)('a trial is missed only where measured evidence would do: %s', (origin, missing) => {
    const wanting = checkWith({
      ...check,
      demands: { from: 'ga', origins: [origin] },
      needs: ['model', 'trial'],
    });
    expect(judgeOne(wanting, inputWith({ level: 'ga' }))).toMatchObject({ args: { missing } });
    const observed = observedWith({ model: unavailable(), trial: unavailable('No trial.') });
    expect(judgeOne(wanting, inputWith({ level: 'ga' }, observed))).toMatchObject({ args: { missing } });
  });

  test('in a poll whose plan the probe does not concern: none', () => {
    const observed = observedWith({ credential: {} });
    expect(judgeOne(check, inputWith({ level: 'ga' }, observed))).toMatchObject({
      args: { missing: [], reasons: [] },
    });
  });
});

describe('demanded evidence that was asked for and refused', () => {
  // biome-ignore format: a table
  const rows: readonly [cause: CauseId, code: Code, args: object][] = [
    ['key-rejected', 'waits-for-check', { check: 'platform/access' }],
    ['model-not-found', 'waits-for-check', { check: 'model/available' }],
    ['connection-failed', 'not-observed', { reason: 'It failed.' }],
  ];
  test.each(rows)('after %s the check ends as %s and keeps its figures', (cause, code, args) => {
    const figures = [
      { name: 'Window', value: 1, unit: 'tokens', origin: 'documented', source: 'pricing', at: TODAY },
    ] as const;
    const check = checkWith({
      demands: { from: 'ga', origins: ['live'] },
      needs: ['tiny-message'],
      judge: () => pass('answered-yes', said, { basis: 'documented', figures }),
    });
    const refused = failed(cause, 'It failed.');
    // In the call itself, or in an earlier one without whose answer it is not sent.
    for (const seen of [refused, { ...refused, status: 'unavailable' } as const]) {
      const observed = observedWith({ 'tiny-message': seen });
      expect(judgeOne(check, inputWith({ level: 'ga' }, observed))).toMatchObject({
        status: 'inconclusive',
        code,
        args,
        figures,
      });
    }
  });
});

describe('a path no probe speaks to', () => {
  // biome-ignore format: a table
  const rows: readonly [path: PlatformPath | null, judged: Judged, code: Code][] = [
    ['bedrock', 'inconclusive', 'path-not-probed'],
    ['bedrock', 'pass', 'path-not-probed'],
    ['bedrock', 'fail', 'call-refused'],
    ['bedrock', 'unanswered', 'not-answered'],
    ['claude-api', 'inconclusive', 'not-observed'],
    ['claude-api', 'pass', 'needs-better-evidence'],
    [null, 'inconclusive', 'not-observed'],
    [null, 'pass', 'needs-better-evidence'],
  ];
  test.each(rows)('over %s a judged %s ends as %s', (path, judged, code) => {
    const check = checkWith({
      demands: { from: 'ga', origins: ['live'] },
      judge: () => outcomes('documented')[judged],
    });
    expect(judgeOne(check, inputWith({ platform: { path } })).code).toBe(code);
  });

  // biome-ignore format: a table
  const told: readonly [what: string, needs: ObservationId, seen: Parameters<typeof observedWith>[0], code: Code][] = [
    ['a probe that speaks to clouds was not run yet', 'tiny-message', {}, 'not-observed'],
    ['one that does not was not run yet', 'stream', {}, 'path-not-probed'],
    ['it does not speak to this one', 'token-count', { 'token-count': unavailable('It does not.') }, 'path-not-probed'],
    ['it failed', 'cloud-model', { 'cloud-model': failed('connection-failed') }, 'not-observed'],
    ['it was held back', 'tiny-message', { 'tiny-message': { ...unavailable(), held: { by: 'offline' } } }, 'ran-offline'],
    ['it brought something that settles nothing', 'cloud-model', { 'cloud-model': {} }, 'path-not-probed'],
  ];
  test.each(told)('on a cloud: %s', (_, id, seen, code) => {
    const check = checkWith({ needs: [id], judge: () => notObserved(id, undefined) });
    const input = inputWith({ platform: { path: 'bedrock' } }, observedWith(seen));
    expect(judgeOne(check, input).code).toBe(code);
  });

  test('is named, and the figures there are stay', () => {
    const figures = [
      { name: 'Window', value: 1, unit: 'tokens', origin: 'documented', source: 'pricing', at: TODAY },
    ] as const;
    const check = checkWith({
      demands: { from: 'ga', origins: ['live'] },
      judge: () => pass('answered-yes', said, { basis: 'documented', figures }),
    });
    expect(judgeOne(check, inputWith({ platform: { path: 'foundry' } }))).toMatchObject({
      status: 'inconclusive',
      args: { platform: 'Claude in Microsoft Foundry' },
      figures,
    });
  });
});

describe('a check that breaks', () => {
  // biome-ignore format: a table
  test.each([
    ['throws an error', () => { throw new Error('no such row'); }, 'no such row'],
    ['throws text', () => { throw 'text'; }, 'text'],
  ])('%s', (_, judge: () => Outcome, message) => {
    expect(judgeOne(checkWith({ judge }), inputWith({}))).toMatchObject({
      status: 'error',
      judged: 'error',
      code: 'check-crashed',
      args: { message },
      figures: [],
      blocking: true,
    });
  });

  test('does not keep the others from being judged, in their order', () => {
    const ids: CheckId[] = ['task/defined', 'model/available', 'cost/forecast'];
    const checks = ids.map((id) =>
      checkWith({
        id,
        judge: () => {
          if (id === 'model/available') throw new Error('broken');
          return outcomes('live').pass;
        },
      }),
    );
    expect(judgeAll(checks, inputWith({})).map((row) => [row.check, row.section, row.status])).toEqual([
      ['task/defined', 'task', 'pass'],
      ['model/available', 'model', 'error'],
      ['cost/forecast', 'cost', 'pass'],
    ]);
  });
});

test('a check is handed plan, catalog, observations and the day, and nothing else', () => {
  const input = inputWith({ level: 'beta' }, observedWith({ credential: {} }));
  let handed: JudgeInput | undefined;
  judgeOne(
    checkWith({
      judge: (given) => {
        handed = given;
        return outcomes('live').pass;
      },
    }),
    input,
  );
  expect(handed).toBe(input);
});
