import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { deriveTables } from '../../src/judge/derived.ts';
import { configured, group, headers, onTier, peak, startLimits } from '../checks/limits/plans.ts';
import { observedWith, planWith, TODAY } from '../support/plan-builder.ts';

const fastOpus = {
  'rate-limits': { groups: [group('model_group', ['claude-opus-5-5'], { fast_otpm: 40_000 })] },
};
const ahead = { today: TODAY, caps: [] };

describe('the limits table', () => {
  it('gives peak, limit, origin and headroom', () => {
    // Lognormal means: 6,455.9 of prompts through 4,000 and 20,000, 713.2 of answers through 500 and 2,000.
    const plan = planWith(
      peak(100, {
        task: { features: [] },
        tokens: { input: { typical: 4_000, p95: 20_000 }, output: { typical: 500, p95: 2_000 } },
      }),
    );
    const observed = observedWith({ 'tiny-message': headers(1_000, null, null) });
    const rows = deriveTables(plan, catalog, observed, ahead).limits;
    expect(rows.map(({ limit, limitOrigin }) => [limit, limitOrigin])).toEqual([
      [1_000, 'live'],
      [2_000_000, 'documented'],
      [400_000, 'documented'],
    ]);
    expect(rows.map(({ peak }) => Math.round((peak ?? 0) / 10))).toEqual([10, 64_559, 7_132]);
    expect(rows[0]?.headroom).toBe(10);
  });
  it('names the admin key where that told the limit', () => {
    const observed = observedWith(configured(startLimits({ rpm: 50 })));
    const rows = deriveTables(planWith(onTier('start')), catalog, observed, ahead).limits;
    expect(rows.map(({ limit, limitOrigin }) => [limit, limitOrigin])).toEqual([
      [50, 'admin'],
      [2_000_000, 'admin'],
      [400_000, 'admin'],
    ]);
  });
  it('gives fast mode its own limits, or none', () => {
    const plan = planWith(
      onTier('start', { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
    );
    const limits = (seen: Parameters<typeof observedWith>[0]) =>
      deriveTables(plan, catalog, observedWith(seen), ahead).limits.map(({ limit }) => limit);
    expect(limits({})).toEqual([null, null, null]);
    expect(limits(fastOpus)).toEqual([null, null, 40_000]);
  });
  it('leaves open what is unknown', () => {
    const rows = deriveTables(planWith(), catalog, {}, ahead).limits;
    for (const row of rows)
      expect(row).toMatchObject({ peak: null, limit: null, limitOrigin: null, headroom: null });
  });
  it('shows no limit of Anthropic on a path that has others', () => {
    const plan = planWith({ ...peak(9), platform: { path: 'bedrock', region: 'global' } });
    const observed = observedWith({ 'tiny-message': headers(1_000, 2_000_000, 400_000) });
    expect(deriveTables(plan, catalog, observed, ahead).limits[0]).toMatchObject({ peak: 9, limit: null });
  });
  it('has no headroom figure without a peak', () => {
    const rows = deriveTables(planWith(peak(0)), catalog, {}, ahead).limits;
    expect(rows[0]).toMatchObject({ peak: 0, limit: 1_000, headroom: null });
  });
});
