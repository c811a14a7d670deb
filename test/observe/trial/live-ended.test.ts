import { describe, expect, it } from 'vitest';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import { expectHonest, liveTrial, path, ten } from './live-setting.ts';

describe('a live trial that is turned down', () => {
  it('stops after five refusals for one reason', async () => {
    const { outcome, sandbox } = await liveTrial({
      bodies: ten.map((body) => ({ ...body, temperature: 0.2 })),
    });
    expect(outcome).toMatchObject({ sent: 5, failed: 5, bookedUsd: 0, stopped: { by: 'repeated-failure' } });
    expect(outcome.stopped?.reason).toMatch(/five.*temperature/);
    expect(sandbox.spentUsd()).toBe(0);
  });

  it.each([
    ['out-of-credit', /credit/],
    ['spend-cap-reached', /spend cap/],
    ['no-opus', /model/],
  ] as const)('stops at once where everything would be refused: %s', async (account, says) => {
    const { outcome } = await liveTrial({ bodies: ten, sandbox: { account: accountProfiles[account] } });
    expect(outcome).toMatchObject({ sent: 1, failed: 1, bookedUsd: 0, stopped: { by: 'refused' } });
    expect(outcome.stopped?.reason).toMatch(says);
  });

  it('waits as long as a rate limit asks, and sends the call once more', async () => {
    const seen = await liveTrial({
      bodies: ten,
      sandbox: {
        faults: [
          {
            when: { path, nth: 2 },
            do: {
              kind: 'error',
              status: 429,
              type: 'rate_limit_error',
              message: 'Slow down.',
              retryAfterSeconds: 7,
            },
          },
          { when: { path, nth: 5 }, do: { kind: 'named', cause: 'overloaded' } },
        ],
      },
    });
    expect(seen.outcome).toMatchObject({ sent: 10, failed: 0, stopped: null });
    expect(seen.outcome.answers).toHaveLength(10);
    expect(Math.max(...seen.sleptMs)).toBe(7_000);
    expect(seen.outcome.bookedUsd).toBeCloseTo(seen.sandbox.spentUsd(), 12);
  });

  it('sends no call a third time', async () => {
    const { outcome, sandbox } = await liveTrial({
      bodies: ten.slice(0, 3),
      sandbox: { faults: [{ when: { path }, do: { kind: 'named', cause: 'rate-limit' } }] },
    });
    expect(outcome).toMatchObject({ sent: 3, failed: 3, bookedUsd: 0 });
    expect(sandbox.journal.filter((exchange) => exchange.path === path)).toHaveLength(6);
  });

  it('does not wait a day', async () => {
    const { outcome, sleptMs } = await liveTrial({
      bodies: ten,
      sandbox: { faults: [{ when: { path }, do: { kind: 'huge-retry-after' } }] },
    });
    expect(outcome).toMatchObject({ sent: 1, failed: 1, stopped: { by: 'long-wait' } });
    expect(Math.max(0, ...sleptMs)).toBeLessThan(60_000);
  });

  it('sends no faster than a small request limit allows', async () => {
    const limits = { 'opus-5-5': { rpm: 20, itpm: 1_000_000, otpm: 1_000_000 } };
    const { outcome, sleptMs } = await liveTrial({
      bodies: ten,
      sandbox: { account: { ...accountProfiles.start, limits } },
    });
    expect(outcome).toMatchObject({ sent: 10, failed: 0 });
    expect(sleptMs.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(8 * 3_000);
  });
});

describe('a live trial that is cancelled', () => {
  it('keeps what came back and counts what was under way', async () => {
    const ends = new AbortController();
    let asked = 0;
    const seen = await liveTrial({
      bodies: ten,
      signal: ends.signal,
      sandbox: {
        faults: [{ when: { path, nth: 4 }, do: { kind: 'stall-body' } }],
        onRequest: ({ path: to }) => {
          if (to === path) asked += 1;
        },
      },
      onEvent: (event) => {
        if (event.type === 'live' && event.answered >= 3 && asked >= 5) ends.abort();
      },
    });
    expect(seen.outcome.stopped?.by).toBe('cancelled');
    expect(seen.outcome.answers.length).toBeGreaterThanOrEqual(3);
    expect(seen.outcome.failures).toContainEqual(expect.objectContaining({ cause: 'cancelled' }));
    expect(seen.outcome.answers.length + seen.outcome.failed).toBe(seen.outcome.sent);
    expectHonest(seen, 10);
  });

  it('does not send what changed on disk after it was agreed to', async () => {
    const { outcome, sandbox } = await liveTrial({
      bodies: ten.slice(0, 2),
      beforeRun: ({ texts }) => {
        texts[0] = texts[0]?.replace('Say', 'Sob') ?? '';
      },
    });
    expect(outcome).toMatchObject({ sent: 1, failed: 1 });
    expect(outcome.failures).toEqual([{ line: 1, cause: 'changed', problem: expect.any(String) }]);
    expect(sandbox.journal.filter((exchange) => exchange.path === path)).toHaveLength(1);
  });
});
