import type { Traffic } from '../arrivals/traffic.ts';
import type { Client } from '../simulation/client.ts';
import type { Random, Service } from '../simulation/service.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Course } from '../simulation/tally.ts';

/** What is simulated. */
export interface Scenario {
  readonly service: Service;
  readonly client: Client;
  readonly traffic: Traffic;
}

/** Random numbers that are the same for the same seed. */
export type Seeded = (seed: number) => Random;

/** One course of a scenario at so many times its traffic; the same for the same seed. */
export function runScenario(
  { service, client, traffic }: Scenario,
  seeded: Seeded,
  seed: number,
  multiple = 1,
): Course {
  // Jitter draws from numbers of its own, so that the same requests come whatever the client does.
  const [ofArrivals, ofJitter] = [seeded(2 * seed), seeded(2 * seed + 1)];
  return simulate(service, client, traffic.arrivals(multiple, ofArrivals), ofJitter);
}
