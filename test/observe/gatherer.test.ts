import { APIError } from '@anthropic-ai/sdk';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { ObservationId } from '../../src/judge/observation.ts';
import type { Probe } from '../../src/observe/probe.ts';
import { fakeProbe, gatherWith, named, startedIn } from './gathering.ts';

const priced = (name: string, usd: number, costUsd = usd): Probe =>
  fakeProbe(name, {
    worstCaseUsd: () => usd,
    run: async ({ receipt }) => {
      receipt.add(null, costUsd);
      return {} as never;
    },
  });
const ids = (...names: string[]) => names as ObservationId[];

describe('budget', () => {
  // biome-ignore format: a table
  const rows: readonly [what: string, prices: Record<string, number>, budgetUsd: number, started: readonly string[]][] = [
    ['enough for all', { a: 1, b: 2 }, 3, ['a', 'b']],
    ['exactly enough for one', { a: 1, b: 1 }, 1, ['a']],
    ['a dear one before cheap ones', { dear: 9, cheap: 1, middle: 2 }, 9, ['cheap', 'middle']],
    ['nothing to spend: free ones run', { free: 0, paid: 0.000_001 }, 0, ['free']],
    ['less than nothing', { free: 0, paid: 1 }, -1, ['free']],
    ['a budget that is not a number', { free: 0, paid: 1 }, Number.NaN, ['free']],
    ['a price that is not a number', { free: 0, odd: Number.NaN }, 5, ['free']],
  ];
  test.each(rows)('%s', async (_, prices, budgetUsd, started) => {
    const probes = Object.entries(prices).map(([name, usd]) => priced(name, usd));
    const result = await gatherWith({ probes, budgetUsd });
    expect(startedIn(result.events).sort()).toEqual([...started].sort());
    for (const { id } of probes.filter((probe) => !started.includes(probe.id))) {
      expect(named(result.observations, id)).toMatchObject({
        status: 'unavailable',
        costUsd: 0,
        ms: 0,
        requestIds: [],
        reason: expect.stringMatching(
          /^It could cost up to .* USD, which the budget of .* USD does not cover\. .* USD would cover all probes of this poll\.$/,
        ),
      });
    }
  });

  test('what would cover everything is named in cents, rounded up', async () => {
    const said = async (...prices: number[]) => {
      const probes = prices.map((usd, index) => priced(`p${index}`, usd));
      const { observations } = await gatherWith({ probes, budgetUsd: 0 });
      return observations.map((row) =>
        row.status === 'unavailable' ? row.reason.split('. ').at(-1) : row.status,
      );
    };
    expect(await said(0.004, 0.013)).toEqual(Array(2).fill('0.02 USD would cover all probes of this poll.'));
    expect(await said(0.1, 0.2, 0)).toEqual([
      ...Array(2).fill('0.30 USD would cover all probes of this poll.'),
      'observed',
    ]);
  });

  test('probes that can stop the launch come before cheaper ones that cannot', async () => {
    const probes = [priced('cheap', 1), priced('deciding', 3), priced('dear-deciding', 4)];
    const started = async (budgetUsd: number) => {
      const blocking = new Set(ids('deciding', 'dear-deciding'));
      return startedIn((await gatherWith({ probes, budgetUsd, blocking })).events).sort();
    };
    expect(await started(3)).toEqual(['deciding']);
    expect(await started(4)).toEqual(['cheap', 'deciding']);
    expect(await started(7)).toEqual(['dear-deciding', 'deciding']);
  });

  test('what started could never cost more than the budget, whatever the prices', async () => {
    // Multiples of 1/1024 add up exactly.
    const usd = fc.integer({ min: 0, max: 4_096 }).map((parts) => parts / 1_024);
    const poll = fc.record({
      prices: fc.array(usd, { maxLength: 8 }),
      budgetUsd: usd,
      concurrency: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(poll, async ({ prices, budgetUsd, concurrency }) => {
        const probes = prices.map((price, index) => priced(`probe-${index}`, price, price / 2));
        const result = await gatherWith({ probes, budgetUsd, concurrency });
        const started = startedIn(result.events);
        const worst = prices
          .filter((_, index) => started.includes(`probe-${index}`))
          .reduce((a, b) => a + b, 0);
        expect(worst).toBeLessThanOrEqual(budgetUsd);
        expect(result.worstCaseUsd).toBe(worst);
        expect(result.actualUsd).toBe(worst / 2);
        expect(result.observations).toHaveLength(prices.length);
        const skipped = prices.filter((_, index) => !started.includes(`probe-${index}`));
        for (const price of skipped) expect(worst + price).toBeGreaterThan(budgetUsd);
      }),
      { numRuns: 200 },
    );
  });

  test('a paid probe says what it sends and costs at most before it runs, a free one nothing', async () => {
    const order: string[] = [];
    const paid = fakeProbe('paid', {
      worstCaseUsd: () => 2,
      sends: () => 'One message.',
      run: async () => {
        order.push('sent');
        return {} as never;
      },
    });
    await gatherWith({
      probes: [paid, fakeProbe('free')],
      budgetUsd: 2,
      concurrency: 1,
      onEvent: (event) => {
        if (event.type === 'started') order.push(`${event.probe} ${JSON.stringify(event.paid ?? null)}`);
      },
    });
    expect(order).toEqual(['paid {"sends":"One message.","worstCaseUsd":2}', 'sent', 'free null']);
  });

  test('every settled probe tells what was spent so far', async () => {
    const result = await gatherWith({
      probes: [priced('a', 2, 1), priced('b', 4, 3)],
      budgetUsd: 6,
      concurrency: 1,
    });
    const spent = result.events.flatMap((event) => (event.type === 'settled' ? [event.spentUsd] : []));
    expect(spent).toEqual([1, 4]);
    expect(result).toMatchObject({ worstCaseUsd: 6, actualUsd: 4 });
  });
});

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

describe('cancelling', () => {
  const forever = () => new Promise<never>(() => {});

  test('keeps what was gathered, ends at once, starts nothing more', async () => {
    const cancel = new AbortController();
    const deaf = fakeProbe('deaf', { worstCaseUsd: () => 0.25, run: forever });
    const polled = gatherWith({
      probes: [
        fakeProbe('done'),
        deaf,
        fakeProbe('queued', { after: ids('done'), run: forever }),
        fakeProbe('next'),
      ],
      concurrency: 1,
      signal: cancel.signal,
      onEvent: (event) => {
        if (event.type === 'started' && event.probe === deaf.id) cancel.abort();
      },
    });
    const { observations, actualUsd } = await polled;
    expect(named(observations, 'done').status).toBe('observed');
    expect(named(observations, 'deaf')).toMatchObject({
      status: 'failed',
      cause: 'cancelled',
      costUsd: 0.25,
    });
    for (const id of ['queued', 'next']) {
      expect(named(observations, id)).toMatchObject({
        status: 'unavailable',
        cause: 'cancelled',
        reason: 'The poll was cancelled before this probe started.',
        costUsd: 0,
      });
    }
    expect(actualUsd).toBe(0.25);
  });

  test('before it began: nothing is asked', async () => {
    const run = vi.fn<Probe['run']>(forever);
    const { observations, events } = await gatherWith({
      probes: [fakeProbe('a', { run })],
      signal: AbortSignal.abort(),
    });
    expect(run).not.toHaveBeenCalled();
    expect(startedIn(events)).toEqual([]);
    expect(observations[0]).toMatchObject({ status: 'unavailable', cause: 'cancelled' });
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
