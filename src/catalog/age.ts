/** Documented facts older than this are said to be so. Ours: prices changed within two months more than once in 2026. */
export const staleAfterDays = 60;

const dayMs = 86_400_000;

/** Whole days between two ISO dates or date-times; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / dayMs);
}

/** True for an ISO date more than `staleAfterDays` before today. */
export const isStale = (asOf: string, today: string): boolean => daysBetween(asOf, today) > staleAfterDays;
