import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObservationId } from '../../src/judge/observation.ts';
import { fakeProbe, gatherWith, ids, named, priced, startedIn } from './gathering.ts';

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
