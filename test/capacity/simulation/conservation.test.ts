import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Limit } from '../../../src/capacity/simulation/limit.ts';
import type { Service } from '../../../src/capacity/simulation/service.ts';
import { laterBy, limits, msPerDay, nearMidnightMs, requestsUpTo, shared, unshrunk } from './any-limits.ts';
import { admitted, type Request, sent } from './requests.ts';

/** What a request that was let in when it came has cost a limit by now; the answer is over at the end of all times. */
function spentBy(nowMs: number, [letInMs, input, output]: Request, limit: Limit, service: Service): number {
  if (limit.counts === 'requests') return 1;
  if (limit.counts === 'input') return input;
  const { firstTokenMs, tokensPerMs, maxTokens } = service;
  const beginsMs = letInMs + firstTokenMs;
  const prompt = limit.counts === 'tokens' ? input : 0;
  if (!limit.reserves) return prompt + Math.min(output, Math.max(0, nowMs - beginsMs) * tokensPerMs);
  // Nothing comes back before the end, and nothing of an answer that wrote more than was reserved.
  const isOver = nowMs >= beginsMs + output / tokensPerMs;
  const reserved = limit.counts === 'output' ? Math.max(1, maxTokens) : maxTokens;
  return prompt + (isOver ? Math.min(output, reserved) : reserved);
}

/** What has to be there for it to be let in: all it takes at once, or a full limit; of an output limit any token. */
function neededBy([, input]: Request, { counts, capacity, reserves }: Limit, { maxTokens }: Service) {
  const reserved = reserves ? maxTokens : 0;
  const taken = { requests: 1, input, output: Math.max(1, reserved), tokens: input + reserved }[counts];
  return Math.min(taken, capacity);
}

// Written or reserved, an answer goes on costing after its request was let in: a limit may be in debt then, but only by what
// was under way, and lets nothing in before it holds what is needed. So the bound holds at each moment something is let in:
// what has been spent since any earlier one, and what is needed now, is no more than a full limit and what flowed in between.
test('no limit lets a request in that it does not hold enough for, nor fills up but by its flow or at midnight', () => {
  fc.assert(
    fc.property(
      limits,
      requestsUpTo(80),
      nearMidnightMs,
      fc.constantFrom(0, 400),
      (all, early, startMs, firstTokenMs) => {
        const service = { ...shared(all), firstTokenMs };
        const list = laterBy(early, startMs);
        const isIn = admitted(service, list);
        const total = sent(service, list).series.used;
        for (const [n, limit] of all.entries()) {
          const letIn = list.filter(
            ([, , , stream = 0], at) => isIn[at] && service.streams[stream]?.includes(n),
          );
          const spent = (nowMs: number, count: number) =>
            letIn.slice(0, count).reduce((sum, one) => sum + spentBy(nowMs, one, limit, service), 0);
          const moments = [
            { nowMs: startMs, before: 0, needed: 0 },
            ...letIn.map((one, n) => ({ nowMs: one[0], before: n, needed: neededBy(one, limit, service) })),
          ].map((moment) => ({ ...moment, spent: spent(moment.nowMs, moment.before) }));
          const atMidnight = {
            nowMs: msPerDay,
            spent: spent(msPerDay, letIn.filter(([timeMs]) => timeMs < msPerDay).length),
          };
          for (const [at, to] of moments.entries()) {
            const froms = moments.slice(0, at + 1);
            // Full by the day: nothing of the day before counts.
            const same =
              limit.daily && to.nowMs >= msPerDay
                ? [atMidnight, ...froms.filter(({ nowMs }) => nowMs >= msPerDay)]
                : froms;
            for (const from of same) {
              const flowed = (limit.perMinute * (to.nowMs - from.nowMs)) / 60_000;
              const held = limit.capacity + flowed - (to.spent - from.spent);
              expect(held - to.needed).toBeGreaterThanOrEqual(-1e-3);
            }
          }
          const counted = (total[n] ?? new Float64Array()).reduce((sum, used) => sum + used, 0);
          expect(counted).toBeCloseTo(spent(Number.POSITIVE_INFINITY, letIn.length), 3);
        }
      },
    ),
    { numRuns: 60, ...unshrunk },
  );
});
