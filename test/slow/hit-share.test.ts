import { expect, test } from 'vitest';
import { cacheTtls, ttlMinutes } from '../../src/cost/caching.ts';
import { hitShareOfDay } from '../../src/cost/hit-share.ts';
import { seededRandom } from '../../src/cost/random.ts';
import { simulatedHitShare } from '../cost/cache-day.ts';

const shapes = [1, 2, 10, 13.6, 16, 24].flatMap((activeHours) =>
  [1, 2, 3, 12, 24, 48, 96, 288].map((burstsPerDay) => ({ activeHours, burstsPerDay })),
);
const cases = shapes.flatMap((arrivals) =>
  cacheTtls.flatMap((ttl) => [2, 5, 20, 100, 400].map((requests) => ({ arrivals, ttl, requests }))),
);

/**
 * 480 comparisons: about one in twenty lies beyond two standard errors by chance, and one in a hundred and fifty
 * thousand beyond four and a half.
 */
test('expected hits are those of simulated days, however the bursts lie', { timeout: 600_000 }, () => {
  let beyondTwo = 0;
  for (const [seed, { arrivals, ttl, requests }] of cases.entries()) {
    const random = seededRandom(seed);
    const days = Math.ceil(200_000 / requests);
    const options = { days, random };
    const { share, standardError } = simulatedHitShare(requests, arrivals, ttlMinutes[ttl], options);
    const distance = Math.abs(hitShareOfDay(requests, arrivals, ttl) - share);
    // Where hardly a simulated day has a certain miss, the spread of the days says nothing: two misses more or less in all.
    const tolerance = standardError + 2 / (requests * days);
    expect(distance, JSON.stringify({ arrivals, ttl, requests, share })).toBeLessThan(4.5 * tolerance);
    if (distance > 2 * tolerance) beyondTwo += 1;
  }
  expect(beyondTwo / cases.length).toBeLessThan(0.08);
});
