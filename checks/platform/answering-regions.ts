import type { Platform } from '../../src/catalog/platform.ts';
import type { CloudModelSeen } from '../../src/judge/seen/cloud.ts';

export interface AnsweringRegions {
  /** Where requests are answered; empty where nobody says. */
  readonly runsIn: readonly string[];
  /** `region`: in the planned one and nowhere else. */
  readonly reach: 'region' | 'several' | 'global' | 'unknown';
}

/** Where the planned requests are answered: behind the profile their id names, or in the region or endpoint of the plan. */
export function planRegions(
  { id, profiles }: Pick<CloudModelSeen, 'id' | 'profiles'>,
  { path }: Pick<Platform, 'path'>,
  region: string | null,
): AnsweringRegions {
  const place = region?.trim().toLowerCase() ?? null;
  const name = id.toLowerCase().replace(/^arn:.*\//, '');
  const profile = profiles.find((row) => row.id.toLowerCase() === name);
  const isProfile = profile !== undefined || /^[a-z-]+\.anthropic\./.test(name);
  if (path === 'bedrock' && isProfile) {
    const runsIn = profile?.regions ?? [];
    if (name.startsWith('global.')) return { runsIn, reach: 'global' };
    if (runsIn.length === 0) return { runsIn, reach: 'unknown' };
    return { runsIn, reach: runsIn.every((row) => row.toLowerCase() === place) ? 'region' : 'several' };
  }
  // A deployment answers where its kind says, which the region of the resource does not tell.
  if (path === 'foundry' || place === null) return { runsIn: [], reach: 'unknown' };
  if (place === 'global') return { runsIn: [], reach: 'global' };
  return { runsIn: [place], reach: place === 'us' || place === 'eu' ? 'several' : 'region' };
}
