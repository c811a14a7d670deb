import type { Traffic } from '../capacity/arrivals/traffic.ts';

/** Is told what is being simulated. */
export interface SimulationWatch {
  /** "the busiest hour". */
  readonly begins: (doing: string) => void;
  /** Each request that is sent, of whatever course. */
  readonly sends: () => void;
}

/** The same traffic, each request of which is told. */
export const watched = (traffic: Traffic, watch: SimulationWatch): Traffic => ({
  ...traffic,
  arrivals: (multiple, random) => {
    const next = traffic.arrivals(multiple, random);
    return (arrival) => {
      if (!next(arrival)) return false;
      watch.sends();
      return true;
    };
  },
  busiest: (minutes) => watched(traffic.busiest(minutes), watch),
});
