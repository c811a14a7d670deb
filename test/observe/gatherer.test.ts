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
        held: { by: 'budget' },
        reason: expect.stringMatching(
          /^It could cost up to .* USD.* the budget .* USD would cover all probes of this plan\.$/s,
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
    expect(await said(0.004, 0.013)).toEqual(Array(2).fill('0.02 USD would cover all probes of this plan.'));
    expect(await said(0.1, 0.2, 0)).toEqual([
      ...Array(2).fill('0.30 USD would cover all probes of this plan.'),
      'observed',
    ]);
  });

  test('what is left is what the others do not need, rounded down, and what is needed is rounded up', async () => {
    const probes = [priced('a', 0.000_000_4), priced('b', 0.03), priced('dear', 0.020_000_1)];
    const { observations } = await gatherWith({
      probes: probes.slice(1),
      budgetUsd: 0.05,
      urgency: new Map([['b' as ObservationId, 0]]),
    });
    expect(named(observations, 'dear')).toMatchObject({
      reason:
        'It could cost up to 0.020001 USD. Of the budget of 0.05 USD, 0.030000 USD was set aside for other probes, which left 0.020000 USD. 0.06 USD would cover all probes of this plan.',
      held: { by: 'budget', budgetUsd: 0.05, coversUsd: 0.06 },
    });
    const nothing = await gatherWith({ probes: probes.slice(0, 1), budgetUsd: 0, wholeUsd: 0.111 });
    expect(named(nothing.observations, 'a')).toMatchObject({
      reason:
        'It could cost up to 0.000001 USD, and the budget is 0 USD. 0.12 USD would cover all probes of this plan.',
    });
  });

  test('the lowest level that stops without a probe comes first, then the cheaper; absent ones last', async () => {
    const probes = [priced('cheap', 1), priced('ga', 3), priced('dear-ga', 4), priced('beta', 6)];
    const started = async (budgetUsd: number) => {
      const urgency = new Map(Object.entries({ ga: 2, 'dear-ga': 2, beta: 1 })) as Map<ObservationId, number>;
      return startedIn((await gatherWith({ probes, budgetUsd, urgency })).events).sort();
    };
    expect(await started(3)).toEqual(['ga']);
    expect(await started(6)).toEqual(['beta']);
    expect(await started(9)).toEqual(['beta', 'ga']);
    expect(await started(10)).toEqual(['beta', 'cheap', 'ga']);
    expect(await started(13)).toEqual(['beta', 'dear-ga', 'ga']);
  });

  test('what an urgent probe waits for is as urgent', async () => {
    const probes = [priced('other', 1), priced('first', 2), { ...priced('urgent', 3), after: ids('first') }];
    const result = await gatherWith({
      probes,
      budgetUsd: 5,
      urgency: new Map([['urgent' as ObservationId, 0]]),
    });
    expect(startedIn(result.events)).toEqual(['first', 'urgent']);
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

describe('a server that bills more than was announced', () => {
  const lying = (name: string, usd: number, costUsd: number, after: string[] = []): Probe => ({
    ...priced(name, usd, costUsd),
    after: ids(...after),
  });

  test('is believed once: its probe says so, and no further paid probe is sent', async () => {
    const probes = [
      lying('first', 0.1, 0.7),
      lying('next', 0.1, 0.7, ['first']),
      lying('last', 0.1, 0.7, ['next']),
      fakeProbe('free', { after: ids('first') }),
    ];
    const { observations, events, actualUsd } = await gatherWith({ probes, budgetUsd: 1 });
    expect(startedIn(events)).toEqual(['first', 'free']);
    expect(actualUsd).toBe(0.7);
    expect(named(observations, 'first')).toMatchObject({
      status: 'observed',
      costUsd: 0.7,
      announcedUsd: 0.1,
    });
    for (const id of ['next', 'last']) {
      expect(named(observations, id)).toMatchObject({
        status: 'unavailable',
        held: { by: 'overrun' },
        reason:
          'Not sent, because an earlier probe (Fake first) was billed 0.700000 USD after at most 0.100000 USD was announced: what this one could cost is not known either.',
      });
    }
  });

  test('within one probe: the next message is not sent', async () => {
    const turns: number[] = [];
    const probe = fakeProbe('many', {
      worstCaseUsd: () => 0.1,
      run: async ({ receipt, turn }) => {
        for (let call = 1; call <= 8; call += 1) {
          await turn();
          turns.push(call);
          receipt.add(null, 0.09);
        }
        return {} as never;
      },
    });
    const { observations, actualUsd } = await gatherWith({ probes: [probe], budgetUsd: 1 });
    expect(turns).toEqual([1, 2]);
    expect(actualUsd).toBeCloseTo(0.18, 12);
    expect(named(observations, 'many')).toMatchObject({
      status: 'failed',
      cause: 'unexpected-response',
      announcedUsd: 0.1,
    });
  });

  test('what was spent and what is under way never pass the budget when a probe starts, whatever is billed', async () => {
    const probe = fc.record({
      usd: fc.integer({ min: 0, max: 1_024 }).map((parts) => parts / 1_024),
      factor: fc.constantFrom(0, 0.5, 1, 3),
      after: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(probe, { maxLength: 7 }),
        fc.constantFrom(0.5, 1, 2),
        async (rows, budgetUsd) => {
          const worst = new Map(rows.map(({ usd }, index) => [`p${index}`, usd]));
          let spentUsd = 0;
          let underWayUsd = 0;
          await gatherWith({
            probes: rows.map(({ usd, factor, after }, index) =>
              lying(`p${index}`, usd, usd * factor, after && index > 0 ? [`p${index - 1}`] : []),
            ),
            budgetUsd,
            concurrency: 3,
            onEvent: (event) => {
              if (event.type === 'started') {
                const usd = worst.get(event.probe) ?? 0;
                if (usd > 0) expect(spentUsd + underWayUsd + usd).toBeLessThanOrEqual(budgetUsd);
                underWayUsd += usd;
              } else if (event.observation.status === 'observed') {
                underWayUsd -= worst.get(event.observation.id) ?? 0;
                spentUsd = event.spentUsd;
              }
            },
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a probe that leaves something in the account', () => {
  const leaving = (usd = 1): Probe => ({ ...priced('leaving', usd), leaves: () => 'A batch stays.' });

  test('is sent where a person agreed, and not where nobody did', async () => {
    const agreed = await gatherWith({ probes: [leaving()] });
    expect(startedIn(agreed.events)).toEqual(['leaving']);
    const { observations, events, worstCaseUsd } = await gatherWith({ probes: [leaving()], mayLeave: false });
    expect(startedIn(events)).toEqual([]);
    expect(worstCaseUsd).toBe(0);
    expect(named(observations, 'leaving')).toMatchObject({
      status: 'unavailable',
      held: { by: 'consent', leaves: 'A batch stays.', coversUsd: 1 },
      reason: expect.stringContaining('gonogo run --budget 1.00'),
    });
  });

  test('takes no money from the others, and where the budget is too short that is what is said', async () => {
    const probes = [leaving(), priced('other', 5)];
    const { events } = await gatherWith({ probes, budgetUsd: 5, mayLeave: false });
    expect(startedIn(events)).toEqual(['other']);
    const short = await gatherWith({ probes: [leaving(9)], budgetUsd: 5, mayLeave: false });
    expect(named(short.observations, 'leaving')).toMatchObject({ held: { by: 'budget' } });
  });
});

describe('what an earlier poll saw', () => {
  const earlier = async (name: string) =>
    named(
      (await gatherWith({ probes: [priced(name, 1)], now: () => new Date('2026-11-19T09:00:00Z') }))
        .observations,
      name,
    );
  const gatherAgain = async (probe: Probe, options: Parameters<typeof gatherWith>[0]) => {
    const row = await earlier('again');
    const result = await gatherWith({ probes: [probe], standIns: { [row.id]: row }, ...options });
    return { ...result, row, now: named(result.observations, 'again') };
  };
  const again = priced('again', 1);

  // biome-ignore format: a table
  const rows: readonly [what: string, probe: Probe, options: Parameters<typeof gatherWith>[0], stands: boolean][] = [
    ['the budget is short', again, { budgetUsd: 0 }, true],
    ['the poll is offline', again, { offline: true }, true],
    ['there is no key', { ...again, credential: 'key' }, { credentialReason: 'There is no key.' }, true],
    ['nobody agreed', { ...again, leaves: () => 'It stays.' }, { mayLeave: false }, true],
    ['the poll was cancelled before', again, { signal: AbortSignal.abort() }, true],
    ['the plan holds too little', { ...again, blocked: () => 'The plan names no model.' }, {}, false],
    ['it was asked and failed', { ...again, run: () => Promise.reject(new Error('no')) }, {}, false],
    ['it was asked and answered', again, {}, false],
  ];
  test.each(rows)('where %s: stands %4$s', async (_, probe, options, stands) => {
    const { row, now, events, actualUsd } = await gatherAgain(probe, options);
    const said = events.flatMap((event) => (event.type === 'settled' ? [event.notAsked] : []));
    if (stands) {
      expect(now).toEqual(row);
      expect(said).toEqual([expect.any(String)]);
      expect(actualUsd).toBe(0);
    } else {
      expect(now.at).toBe('2026-11-20T09:00:00.000Z');
      expect(said).toEqual([undefined]);
    }
  });

  test('is handed to those that wait for it', async () => {
    const row = await earlier('again');
    const run = vi.fn<Probe['run']>(async () => ({}) as never);
    await gatherWith({
      probes: [again, fakeProbe('next', { after: ids('again'), run })],
      standIns: { [row.id]: row },
      budgetUsd: 0,
    });
    expect(run.mock.calls[0]?.[0].observed).toEqual({ again: row });
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
