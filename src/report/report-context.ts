import type { Check } from '../judge/check.ts';

/** What a writer may know beside the run: the checks' documentation and the day of writing. */
export interface ReportContext {
  readonly checks: readonly ReportedCheck[];
  /** ISO date (UTC). */
  readonly today: string;
}

export type ReportedCheck = Pick<Check, 'id' | 'subject' | 'asks'> & {
  readonly guide: Pick<Check['guide'], 'sources'>;
};
