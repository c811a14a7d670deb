import { type Limiter, limiters } from '../../src/capacity/peak.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { LimitRow } from '../../src/judge/run.ts';
import { plannedPeak } from '../../src/plan/peak-traffic.ts';
import { limitEvidence } from './limits-in-force.ts';

const rowNames: Readonly<Record<Limiter, Pick<LimitRow, 'name' | 'unit'>>> = {
  rpm: { name: 'Requests', unit: 'requests/min' },
  itpm: { name: 'Input tokens, cache reads excluded', unit: 'tokens/min' },
  otpm: { name: 'Output tokens', unit: 'tokens/min' },
};

/** The limits table of the report: each limit, where it was read, and how much room the planned peak leaves. */
export function limitRows(input: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>): readonly LimitRow[] {
  const { limits } = limitEvidence(input);
  return limiters.map((limiter) => {
    const planned = plannedPeak(input.plan, input.catalog, limiter);
    const peak = planned.kind === 'planned' ? planned.perMinute : null;
    const limit = limits[limiter];
    return {
      ...rowNames[limiter],
      peak,
      limit: limit?.perMinute ?? null,
      limitOrigin: limit ? (limit.rung === 'header' ? 'live' : 'documented') : null,
      headroom: limit && peak ? limit.perMinute / peak : null,
    };
  });
}
