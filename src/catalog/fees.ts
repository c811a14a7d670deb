import type { Provenance } from './provenance.ts';
import type { Feature } from './vocabulary.ts';

/** Things billed apart from tokens. */
export interface ServerToolFee {
  readonly feature: Feature;
  readonly name: string;
  /** USD for one use; 0 where only the tokens are paid. */
  readonly usdPerUse: number;
  /** One sentence on what else it costs: tokens, hours, minimums. */
  readonly note: string;
  readonly provenance: Provenance;
}

/** Things billed by the hour they run. */
export interface RuntimeFee {
  readonly runtime: 'code-execution-container' | 'managed-agents-session';
  readonly name: string;
  readonly usdPerHour: number;
  /** Free for each organization and month; 0: none. */
  readonly freeHoursPerMonth: number;
  /** The shortest time billed at once, in minutes; 0: what ran, to the millisecond. */
  readonly minimumMinutes: number;
  /** One sentence on when it applies. */
  readonly note: string;
  readonly provenance: Provenance;
}

/** Multipliers on token prices. */
export interface PriceModifiers {
  readonly batch: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly usInference: number;
  readonly regionalEndpoint: number;
  readonly provenance: Provenance;
}
