import { describe, expect, test, vi } from 'vitest';
import type { Probe } from '../../src/observe/probe.ts';
import { fakeProbe, gatherWith, ids, named, priced, startedIn } from './gathering.ts';

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
