import { expect, test, vi } from 'vitest';
import type * as scenarios from '../../src/capacity/answers/scenario.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { simulatedTraffic } from '../../src/judge/simulated-traffic.ts';
import { trafficTable } from '../../src/judge/traffic-table.ts';
import { onTier } from '../checks/limits/plans.ts';
import { observedWith, planWith } from '../support/plan-builder.ts';

const counted = vi.hoisted(() => ({ tries: 0 }));

vi.mock(import('../../src/capacity/answers/scenario.ts'), async (original) => {
  const actual = await original();
  const runScenario: typeof scenarios.runScenario = (...given) => {
    const course = actual.runScenario(...given);
    counted.tries += course.tries;
    return course;
  };
  return { ...actual, runScenario };
});

test('a plan that tries a refused request a hundred times is judged in a few million tries', () => {
  const plan = onTier('start', {
    task: { type: 'chat', features: ['streaming'] },
    tokens: { input: { typical: 4_000, p95: 12_000 }, output: { typical: 500, p95: 1_500 } },
    client: { attempts: 10, retryLayers: 2 },
    traffic: { requestsPerDay: 1_000_000, shape: 'daily-curve', peakRequestsPerMinute: 5_000 },
  });
  const input = { plan: planWith(plan), catalog, observed: observedWith({}) };
  const simulated = simulatedTraffic(input);
  if (simulated.kind !== 'simulated') throw new Error(simulated.kind);
  simulated.busyHour();
  simulated.bySecond();
  trafficTable(input);
  expect(counted.tries).toBeGreaterThan(0);
  // The day of 400,000 requests alone would be more than 30 million.
  expect(counted.tries).toBeLessThan(8_000_000);
});
