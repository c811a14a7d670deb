import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { longest, sender, sizesOf, steadily } from '../capacity/simulation/over-http.ts';
import { type Request, sent, serviceOf } from '../capacity/simulation/requests.ts';
import { accountWith, type SmallLimits, simulatedLimits } from '../capacity/simulation/small-limits.ts';
import { sandboxFor } from '../sandbox/judged-client.ts';

/** Answers are written by the clock of the wall; the sandbox's own goes so many times as fast. */
const speed = 10;
const startMs = Date.parse('2026-11-20T12:00:00Z');
/** By the sandbox's clock, as all that follows. */
const pace = { firstTokenMs: 500, tokensPerMs: 0.1 };
/**
 * As answers are charged only as they are written, several are let in at a time, and then none; over ten minutes one such turn
 * more or less is a small share.
 */
const planned = steadily(200, 10);
const limits: SmallLimits = { organization: { rpm: 1_000, itpm: 10_000_000, otpm: 16_000 } };

/** Shares of the requests that were refused: by a sandbox over HTTP, and in a simulation of what the sandbox saw. */
async function refusedShares(stream: boolean) {
  const sizes = await sizesOf(planned);
  const beganMs = performance.now();
  const sandbox = await sandboxFor({
    account: accountWith(limits),
    answerTokens: longest,
    pace: { firstTokenMs: pace.firstTokenMs / speed, tokensPerSecond: pace.tokensPerMs * 1_000 * speed },
    now: () => new Date(startMs + (performance.now() - beganMs) * speed),
  });
  const send = sender(sandbox);
  const answers = await Promise.all(
    planned.map(async (request) => {
      await wait(request.atMs / speed);
      return send(request, stream);
    }),
  );
  const sizeOf = new Map(answers.map(({ requestId }, n) => [requestId, sizes[n]]));
  const { limits: simulated, streams } = simulatedLimits(limits);
  // In the order and at the times that the sandbox saw.
  const requests = sandbox.journal.map(({ at, requestId }): Request => {
    const { counted = 0, output = 0 } = sizeOf.get(requestId) ?? {};
    return [Date.parse(at) - startMs, counted, output];
  });
  const { throttled, arrived } = sent(serviceOf(simulated, { streams, ...pace }), requests);
  expect(arrived).toBe(planned.length);
  const refused = answers.filter(({ kind }) => kind === 'refused').length;
  return { overHttp: refused / planned.length, simulated: throttled / planned.length };
}

test('output charged as it is written turns down as many over HTTP as in a simulation, within a point', async () => {
  const shares = await Promise.all([refusedShares(true), refusedShares(false)]);
  for (const { overHttp, simulated } of shares) {
    expect(overHttp).toBeGreaterThan(0.1);
    expect(Math.abs(overHttp - simulated)).toBeLessThanOrEqual(0.01);
  }
}, 300_000);
