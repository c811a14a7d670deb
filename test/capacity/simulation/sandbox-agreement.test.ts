import { describe, expect, test } from 'vitest';
import { type Planned, sentInTurn, sizesOf, steadily } from './over-http.ts';
import { type Request, sent, serviceOf } from './requests.ts';
import { type SmallLimits, simulatedLimits } from './small-limits.ts';

/**
 * The sandbox and the simulation keep their limits each in its own way. The sandbox is asked over HTTP and runs on a clock that
 * stands at each request's time, so that minutes pass in seconds; its answers are there at once, and so their output is charged
 * whole before the next request comes. The simulation is told the same by answers that are written in no time.
 * Left out: a prompt larger than a whole limit. The service documents nothing about it; the sandbox never takes it, the
 * simulation lets it pass a full limit.
 */
const atOnce = { tokensPerMs: 1e6 };
const minutes = 10;

/** The same requests, twenty every time: one a millisecond, then none for a while. */
const inBursts = (planned: readonly Planned[]): Planned[] => {
  const burst = 20;
  const everyMs = (minutes * 60_000) / Math.ceil(planned.length / burst);
  return planned.map((request, n) => ({
    ...request,
    atMs: Math.floor(Math.floor(n / burst) * everyMs) + (n % burst),
  }));
};

const one = steadily(60, minutes);
const two = steadily(60, minutes, (random) => (random < 0.4 ? 'limited' : 'usual'));
/** More than anybody sends. */
const ample = { rpm: 1_000, itpm: 1_000_000, otpm: 100_000 };

/** What is sent, the limits, and which of them have to refuse: those and no others. */
const cases: Readonly<Record<string, readonly [readonly Planned[], SmallLimits, readonly string[]]>> = {
  'requests run out': [one, { organization: { ...ample, rpm: 40 } }, ['organization requests']],
  'input runs out, what is read from the cache passing by it': [
    one,
    { organization: { ...ample, itpm: 15_000 } },
    ['organization input tokens'],
  ],
  'output runs out': [one, { organization: { ...ample, otpm: 6_000 } }, ['organization output tokens']],
  'all three run out': [
    one,
    { organization: { rpm: 41, itpm: 16_000, otpm: 6_700 } },
    ['organization requests', 'organization input tokens', 'organization output tokens'],
  ],
  'bursts are cut by each limit': [
    inBursts(one),
    { organization: { rpm: 42, itpm: 17_200, otpm: 6_700 } },
    ['organization requests', 'organization input tokens', 'organization output tokens'],
  ],
  'a workspace runs out of its own': [
    two,
    { organization: ample, workspace: { rpm: 14, itpm: 6_100, otpm: 2_200 } },
    ['workspace requests', 'workspace input tokens', 'workspace output tokens'],
  ],
  'a workspace and its organization run out': [
    two,
    { organization: { rpm: 46, itpm: 18_500, otpm: 100_000 }, workspace: { rpm: 16, itpm: 6_600 } },
    ['organization requests', 'organization input tokens', 'workspace requests', 'workspace input tokens'],
  ],
};

describe('the sandbox over HTTP and the simulation refuse the same', () => {
  test.each(Object.entries(cases))('where %s', async (_, [planned, limits, refusing]) => {
    const sizes = await sizesOf(planned);
    expect(sizes.filter(({ cached }) => cached > 0).length).toBeGreaterThan(planned.length - 3);
    const answers = await sentInTurn(planned, limits);
    // What was answered had the sizes that the simulation is told.
    for (const [n, answer] of answers.entries())
      if (answer.kind === 'answered') expect(answer.size).toEqual(sizes[n]);

    const { names, streamOf, limits: simulated, streams } = simulatedLimits(limits);
    const { throttled, series } = sent(
      serviceOf(simulated, { streams, ...atOnce }),
      planned.map(({ atMs, from }, n): Request => {
        const { counted = 0, output = 0 } = sizes[n] ?? {};
        return [atMs, counted, output, streamOf(from)];
      }),
    );
    const refused = answers.flatMap((answer, n) =>
      answer.kind === 'refused'
        ? [{ by: answer.by, minute: Math.floor((planned[n]?.atMs ?? 0) / 60_000) }]
        : [],
    );
    expect(names.filter((name) => refused.some(({ by }) => by === name))).toEqual(refusing);
    expect(refused.length / planned.length).toBeGreaterThan(0.05);
    expect(throttled).toBe(refused.length);
    for (const [n, name] of names.entries()) {
      const minutesOf = refused.flatMap(({ by, minute }) => (by === name ? [minute] : []));
      const row = Array.from(
        { length: series.minutes },
        (_, at) => minutesOf.filter((minute) => minute === at).length,
      );
      expect([name, ...(series.refused[n] ?? [])]).toEqual([name, ...row]);
    }
  });
});
