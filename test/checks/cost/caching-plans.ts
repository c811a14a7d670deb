import type { PrefixFamily } from '../../../src/judge/seen/trial.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { spread } from '../../support/seen-trial.ts';
import { monthPlan } from './plans.ts';

type Ttl = NonNullable<PlanInput['tokens']>['cacheTtl'];

/** Sonnet 5.5: input 2, writes 2.50 and 4, reads 0.10; prefixes from 512 tokens on. Ten active hours. */
export const cached = (
  cacheTtl: Ttl,
  repeatedPrefix: number | null,
  requestsPerDay = 100_000,
  change: PlanInput = {},
): PlanInput =>
  monthPlan({
    ...change,
    tokens: { cacheTtl, repeatedPrefix },
    traffic: { requestsPerDay, shape: 'office-hours', ...change.traffic },
  });

export const family = (share: number, prefixTokens: number): PrefixFamily => ({
  share,
  prefixTokens,
  prefixCharacters: prefixTokens * 4,
  endsIn: 'message 1',
  varies: 'words',
  movedPrefixTokens: null,
});

/** What a trial saw at the beginning of so many samples; the sizes of the month stay planned. */
export const saw = (families: readonly PrefixFamily[], analysed = 400, band: number | null = null) => ({
  trial: {
    prefixes: { analysed, families: [...families] },
    input: { ...spread(400, 4_000, 0), slices: [] },
    live: null,
    counting: band === null ? ({ by: 'api' } as const) : ({ by: 'estimate', band } as const),
  },
});
