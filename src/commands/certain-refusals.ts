import { takenPerMinute } from '../capacity/answers/certain-multiple.ts';
import type { Scenario } from '../capacity/answers/scenario.ts';

const total = (row: Float64Array): number => row.reduce((sum, value) => sum + value, 0);

/** A limit in requests of the traffic's average size; infinite where they take nothing of it. */
interface RequestsOf {
  /** At once. */
  readonly held: number;
  readonly perMinute: number;
  readonly daily: boolean;
}

const limitsInRequests = ({ service, traffic }: Scenario): RequestsOf[] =>
  service.limits.map(({ capacity, perMinute, daily }, limit) => {
    const used = total(takenPerMinute(service, limit, traffic));
    const inRequests = (amount: number) =>
      used > 0 ? (amount * traffic.requests) / used : Number.POSITIVE_INFINITY;
    return { held: inRequests(capacity), perMinute: inRequests(perMinute), daily };
  });

/** Requests that the tightest limit holds at once. */
export const heldAtOnce = (scenario: Scenario): number =>
  Math.min(...limitsInRequests(scenario).map(({ held }) => held));

/** What a limit holds, times what answers under way may overdraw it by. */
const overdrawn = 3;

/**
 * Share of so many minutes' requests that is turned down whatever chance does: no more can be let in at once than flows in
 * while they come, and what is held.
 */
export function certainlyRefused(scenario: Scenario, minutes: Float64Array): number {
  const all = total(minutes);
  if (all <= 0) return 0;
  const shares = limitsInRequests(scenario).map(({ held, perMinute, daily }) => {
    const flows = daily ? 0 : total(minutes.map((requests) => Math.min(requests, perMinute)));
    return 1 - (flows + (daily ? held : overdrawn * held)) / all;
  });
  return Math.max(0, ...shares);
}
