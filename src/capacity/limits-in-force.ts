import { type Limiter, limiters } from './peak.ts';

type PerLimiter<T> = Readonly<Record<Limiter, T>>;

/**
 * Where a limit was read, the best word first: what the workspace set for itself, what the organization is configured
 * with, what a header states is in force for this key, what a tier has in general. On a cloud: its quota of the account, or
 * the one that accounts begin with.
 */
export type Rung = 'workspace' | 'organization' | 'header' | 'table' | 'quota' | 'default-quota';

export interface LimitInForce<R extends Rung = Rung> {
  readonly perMinute: number;
  readonly rung: R;
}
export type LimitsInForce = PerLimiter<LimitInForce | null>;

/** What the Rate Limits API says of one limiter; null: none is set there. */
export interface ConfiguredLimit {
  readonly organization: number | null;
  readonly workspace: number | null;
}
export type ConfiguredLimits = PerLimiter<ConfiguredLimit | null>;

/** Rate-limit headers of one answer, as far as they came. */
export interface HeaderReading {
  readonly requests: { readonly limit: number } | null;
  readonly inputTokens: { readonly limit: number } | null;
  readonly outputTokens: { readonly limit: number } | null;
}

/**
 * The best known limit of each kind: the configured one, else the header, else the documented one, else null. A header
 * below what is configured counts before it: it tells what the service holds this key to.
 */
export function limitsInForce(
  configured: ConfiguredLimits | null,
  headers: HeaderReading | null,
  documented: PerLimiter<number> | null,
): LimitsInForce {
  return perLimiter((limiter) => {
    const told = configuredInForce(configured?.[limiter] ?? null);
    const header = headerOf(headers, limiter);
    if (told && (header === null || header >= told.perMinute)) return told;
    if (header !== null) return { perMinute: header, rung: 'header' };
    return documented ? { perMinute: documented[limiter], rung: 'table' } : null;
  });
}

/** A workspace may store more than the organization has; the lower of the two is enforced. */
export function configuredInForce(
  limit: ConfiguredLimit | null,
): LimitInForce<'workspace' | 'organization'> | null {
  if (!limit) return null;
  const { organization, workspace } = limit;
  if (workspace !== null && (organization === null || workspace < organization)) {
    return { perMinute: workspace, rung: 'workspace' };
  }
  return organization === null ? null : { perMinute: organization, rung: 'organization' };
}

/** A header that states neither the organization's limit nor that of its workspace. */
export interface RungConflict extends ConfiguredLimit {
  readonly limiter: Limiter;
  readonly header: number;
  /** Whether it states less or more than is in force by what is configured. */
  readonly side: 'below' | 'above';
}

/**
 * Which of the two a header states under a workspace's own limit is not documented, so both agree with it. What lies
 * between them is more than the workspace was given.
 */
export function rungConflicts(configured: ConfiguredLimits, headers: HeaderReading): RungConflict[] {
  return limiters.flatMap((limiter): RungConflict[] => {
    const limit = configured[limiter];
    const inForce = configuredInForce(limit);
    const header = headerOf(headers, limiter);
    if (!limit || !inForce || header === null) return [];
    if (header === inForce.perMinute || header === limit.organization) return [];
    return [{ limiter, header, ...limit, side: header < inForce.perMinute ? 'below' : 'above' }];
  });
}

const headerOf = (headers: HeaderReading | null, limiter: Limiter): number | null =>
  ({ rpm: headers?.requests, itpm: headers?.inputTokens, otpm: headers?.outputTokens })[limiter]?.limit ??
  null;

export const perLimiter = <T>(of: (limiter: Limiter) => T): PerLimiter<T> => ({
  rpm: of('rpm'),
  itpm: of('itpm'),
  otpm: of('otpm'),
});

/** Part of a limit the peak uses: 1 is all of it. A limit of 0 counts as 1, so that the answer stays a number. */
export const loadOf = (peak: number, perMinute: number): number => peak / Math.max(perMinute, 1);
