import type { LimitInForce } from '../../src/capacity/limits-in-force.ts';
import type { SimulatedLimiter } from '../../src/capacity/peak.ts';
import { admin, documented, type Figure, live, type Unit } from '../../src/judge/figure.ts';
import type { LimitEvidence } from '../../src/judge/limit-evidence.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';

export const limiterUnits: Readonly<Record<SimulatedLimiter, Unit>> = {
  rpm: 'requests/min',
  itpm: 'tokens/min',
  otpm: 'tokens/min',
  tpm: 'tokens/min',
};

const names: Readonly<Record<SimulatedLimiter, string>> = {
  rpm: 'Request limit',
  itpm: 'Input limit, cache reads excluded',
  otpm: 'Output limit',
  tpm: 'Limit of input and output together',
};

/** A limit with where it was read. */
export function limitFigure(
  limiter: SimulatedLimiter,
  limit: LimitInForce,
  { message, row, configured, quotas }: LimitEvidence,
): readonly Figure[] {
  const { perMinute, rung } = limit;
  const [name, unit] = [names[limiter], limiterUnits[limiter]];
  if (rung === 'header') return message ? [live(name, perMinute, unit, message)] : [];
  if (rung === 'table') return row ? [documented(name, perMinute, unit, row.provenance)] : [];
  if (rung === 'quota') return quotas ? [live(`${name}, quota`, perMinute, unit, quotas.seen)] : [];
  if (rung === 'default-quota')
    return quotas ? [live(`${name}, quota that accounts begin with`, perMinute, unit, quotas.seen)] : [];
  return configured ? [configuredFigure(limiter, { perMinute, rung }, configured.seen)] : [];
}

/** A limit that an admin key showed; its name says who set it. */
export const configuredFigure = (
  limiter: SimulatedLimiter,
  { perMinute, rung }: LimitInForce<'workspace' | 'organization'>,
  seen: ObservedBy<'rate-limits'>,
): Figure => admin(`${names[limiter]}, set for the ${rung}`, perMinute, limiterUnits[limiter], seen);
