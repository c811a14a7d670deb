import type { LimitInForce } from '../../src/capacity/headroom.ts';
import type { Limiter } from '../../src/capacity/peak.ts';
import { documented, type Figure, live, type Unit } from '../../src/judge/figure.ts';
import type { LimitEvidence } from '../../src/judge/limit-evidence.ts';

export const limiterUnits: Readonly<Record<Limiter, Unit>> = {
  rpm: 'requests/min',
  itpm: 'tokens/min',
  otpm: 'tokens/min',
};

const names: Readonly<Record<Limiter, string>> = {
  rpm: 'Request limit',
  itpm: 'Input limit, cache reads excluded',
  otpm: 'Output limit',
};

/** A limit with where it was read. */
export function limitFigure(
  limiter: Limiter,
  limit: LimitInForce,
  { message, row }: LimitEvidence,
): readonly Figure[] {
  const [name, unit] = [names[limiter], limiterUnits[limiter]];
  if (limit.rung === 'header') return message ? [live(name, limit.perMinute, unit, message)] : [];
  return row ? [documented(name, limit.perMinute, unit, row.provenance)] : [];
}
