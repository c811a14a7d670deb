import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Probe } from '../../src/observe/probe.ts';
import { fakeProbe, gatherWith, ids, named, priced, startedIn } from './gathering.ts';

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
