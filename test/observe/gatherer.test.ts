import { APIError } from '@anthropic-ai/sdk';
import { describe, expect, test, vi } from 'vitest';
import type { ObservationId } from '../../src/judge/observation.ts';
import type { Probe } from '../../src/observe/probe.ts';
import { fakeProbe, gatherWith, ids, named, startedIn } from './gathering.ts';

describe('order', () => {
  test('a probe runs after those it waits for and is handed what they brought', async () => {
    const run = vi.fn<Probe['run']>(async () => ({}) as never);
    const result = await gatherWith({
      probes: [
        fakeProbe('last', { after: ids('good', 'bad', 'elsewhere'), run }),
        fakeProbe('good', { after: ids('bad') }),
        fakeProbe('bad', { blocked: () => 'The plan holds too little.' }),
      ],
    });
    expect(startedIn(result.events)).toEqual(['good', 'last']);
    expect(result.observations.map((row) => row.id)).toEqual(['last', 'good', 'bad']);
    const handed = Object.values(run.mock.calls[0]?.[0].observed ?? {});
    expect(handed.map((row) => [row.id, row.status])).toEqual([
      ['good', 'observed'],
      ['bad', 'unavailable'],
    ]);
  });

  test('a probe that goes alone starts when all others have settled, whatever became of them', async () => {
    const settledBefore: string[] = [];
    const seen: string[][] = [];
    const alone = fakeProbe('alone', {
      alone: true,
      run: async () => {
        seen.push([...settledBefore]);
        return {} as never;
      },
    });
    await gatherWith({
      probes: [
        alone,
        fakeProbe('first'),
        fakeProbe('later', {
          after: ids('first'),
          run: () => new Promise((done) => setImmediate(done as never)),
        }),
        fakeProbe('broken', { run: () => Promise.reject(new Error('no')) }),
        fakeProbe('held', { blocked: () => 'The plan holds too little.' }),
      ],
      onEvent: (event) => {
        if (event.type === 'settled') settledBefore.push(event.observation.id);
      },
    });
    expect(seen.map((before) => before.toSorted())).toEqual([['broken', 'first', 'held', 'later']]);
  });

  test('a probe is handed what an earlier poll brought and is not asked again', async () => {
    const run = vi.fn<Probe['run']>(async () => ({}) as never);
    const earlier = named((await gatherWith({ probes: [fakeProbe('first')] })).observations, 'first');
    const result = await gatherWith({
      probes: [fakeProbe('last', { after: ids('first'), run })],
      known: { [earlier.id]: earlier },
    });
    expect(run.mock.calls[0]?.[0].observed).toEqual({ first: earlier });
    expect(result.observations.map((row) => row.id)).toEqual(['last']);
  });

  // biome-ignore format: a table
  test.each([
    ['key-rejected', 401, 'authentication_error', false],
    ['permission-denied', 403, 'permission_error', false],
    ['invalid-request', 400, 'invalid_request_error', false],
    ['rate-limit', 429, 'rate_limit_error', true],
    ['overloaded', 529, 'overloaded_error', true],
    ['server-error', 500, 'api_error', true],
  ] as const)('after %s the probes that wait are sent: %s %s %s', async (cause, status, type, sent) => {
    const failing = fakeProbe('first', {
      worstCaseUsd: () => 0.01,
      run: () => Promise.reject(APIError.generate(status, { type: 'error', error: { type, message: 'No.' } }, 'No.', new Headers())),
    });
    const result = await gatherWith({ probes: [failing, fakeProbe('next', { after: ids('first') })] });
    expect(named(result.observations, 'first')).toMatchObject({ status: 'failed', cause });
    const next = named(result.observations, 'next');
    if (sent) expect(next.status).toBe('observed');
    else {
      expect(next).toMatchObject({ status: 'unavailable', cause, requestIds: [], costUsd: 0 });
      expect(next.status === 'unavailable' && next.reason).toMatch(/^Not sent, because an earlier probe failed \(Fake first\)\. /);
    }
  });

  test('what two others wait for runs once', async () => {
    const run = vi.fn<Probe['run']>(async () => ({}) as never);
    await gatherWith({
      probes: [
        fakeProbe('one', { after: ids('shared') }),
        fakeProbe('two', { after: ids('shared') }),
        fakeProbe('shared', { run }),
      ],
    });
    expect(run).toHaveBeenCalledOnce();
  });

  test('no more run at once than allowed, and a waiting one holds no place', async () => {
    const gates = new Map<string, () => void>();
    const held = (name: string, after: ObservationId[] = []) =>
      fakeProbe(name, {
        after,
        run: () =>
          new Promise((resolve) => {
            gates.set(name, () => {
              gates.delete(name);
              resolve({} as never);
            });
          }),
      });
    const polled = gatherWith({
      probes: [held('a'), held('after-a', ids('a')), held('b'), held('c')],
      concurrency: 2,
    });
    const running = (...names: string[]) =>
      vi.waitFor(() => expect([...gates.keys()]).toEqual(names), { interval: 1 });
    await running('a', 'b');
    gates.get('a')?.();
    await running('b', 'c');
    gates.get('b')?.();
    await running('c', 'after-a');
    gates.get('c')?.();
    gates.get('after-a')?.();
    expect((await polled).observations.every((row) => row.status === 'observed')).toBe(true);
  });
});

test('whatever a probe throws becomes an observation', async () => {
  const thrown: unknown[] = [
    'text',
    undefined,
    null,
    7,
    Object.create(null),
    new TypeError('bug'),
    Symbol('odd'),
  ];
  const probes = thrown.map((value, index) =>
    fakeProbe(`p${index}`, {
      run: () => {
        throw value;
      },
    }),
  );
  const { observations } = await gatherWith({ probes });
  expect(observations.map((row) => [row.status, 'cause' in row && row.cause])).toEqual(
    thrown.map(() => ['failed', 'unknown']),
  );
});
