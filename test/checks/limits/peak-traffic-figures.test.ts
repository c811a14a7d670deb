import { describe, expect, it } from 'vitest';
import check from '../../../checks/limits/peak-traffic.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judged } from '../../support/check-cases.ts';
import { headers, live, officeHours } from './plans.ts';

describe('figures', () => {
  const figuresOf = (plan: PlanInput, seen = {}) =>
    judged(check, { plan, seen }).figures.map(({ name, value, origin, source }) => [
      name,
      value,
      origin,
      source,
    ]);

  it('are what was simulated, then each peak and its limit', () => {
    expect(figuresOf(live(500))).toEqual([
      ['Refused at least once in the busiest hour', 0, 'simulated', 'traffic simulation'],
      ['Never answered in the busiest hour', 0, 'simulated', 'traffic simulation'],
      ['Peak requests', 500, 'planned', 'traffic.peakRequestsPerMinute'],
      ['Request limit', 1_000, 'documented', 'rate-limits'],
      ['Peak input, cache reads excluded', 50_000, 'simulated', 'traffic.peakRequestsPerMinute and tokens'],
      ['Input limit, cache reads excluded', 2_000_000, 'documented', 'rate-limits'],
      ['Peak output', 5_000, 'simulated', 'traffic.peakRequestsPerMinute and tokens'],
      ['Output limit', 400_000, 'documented', 'rate-limits'],
    ]);
  });

  it('say that a derived peak is planned and derived, and which limit was seen', () => {
    const figures = figuresOf(officeHours({ requestsPerDay: 240_000 }), {
      'tiny-message': headers(5_000, null, null),
    });
    expect(figures).toContainEqual([
      'Peak requests, derived from the shape office-hours',
      800,
      'planned',
      'traffic.requestsPerDay',
    ]);
    expect(figures).toContainEqual(['Request limit', 5_000, 'live', 'tiny-message']);
    expect(figures).toContainEqual(['Output limit', 400_000, 'documented', 'rate-limits']);
  });

  it('leave out limits that nobody knows', () => {
    const names = figuresOf(live(500, { limits: {} }), { 'tiny-message': headers(1_000, null, null) });
    expect(names.map(([name]) => name)).not.toContain('Input limit, cache reads excluded');
  });
});
