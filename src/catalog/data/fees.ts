import type { PriceModifiers, RuntimeFee, ServerToolFee } from '../fees.ts';

const pricing = { sources: ['pricing', 'batches'], asOf: '2026-10-08', confidence: 'high' } as const;

const container = {
  runtime: 'code-execution-container',
  name: 'Code execution container',
  usdPerHour: 0.05,
  freeHoursPerMonth: 1_550,
  minimumMinutes: 5,
  note: 'Free together with web search or web fetch of version 20260209 or later; billed also when files are preloaded and the tool is never called.',
  provenance: pricing,
} as const satisfies RuntimeFee;

/** Fees by the hour, beside tokens. */
export const runtimeFees: readonly RuntimeFee[] = [
  container,
  {
    runtime: 'managed-agents-session',
    name: 'Managed Agents session',
    usdPerHour: 0.08,
    freeHoursPerMonth: 0,
    minimumMinutes: 0,
    note: 'Counted while the session has status running, in place of container hours; a batch discount does not exist here.',
    provenance: pricing,
  },
];

/** Server tools: what one use costs beside its tokens. */
export const serverToolFees: readonly ServerToolFee[] = [
  {
    feature: 'web-search',
    name: 'Web search',
    usdPerUse: 0.01,
    note: 'USD 10 per 1,000 searches; a search that fails is free, results are paid as input tokens in this and every later turn that carries them, and a batch does not halve the fee.',
    provenance: pricing,
  },
  {
    feature: 'web-fetch',
    name: 'Web fetch',
    usdPerUse: 0,
    note: 'No fee of its own; what is fetched is paid as input tokens, about 2,500 for a page of 10 kB and 125,000 for a PDF of 500 kB unless max_content_tokens caps it.',
    provenance: pricing,
  },
  {
    feature: 'code-execution',
    name: 'Code execution',
    usdPerUse: 0,
    note: `Free together with web search or web fetch of version 20260209 or later; otherwise each organization has ${container.freeHoursPerMonth.toLocaleString('en-US')} free container-hours a month and then pays USD ${container.usdPerHour} an hour, at least ${container.minimumMinutes} minutes each, also when files are preloaded and the tool is never called.`,
    provenance: pricing,
  },
];

/** Multipliers on token prices; batch, cache and location multiply with each other. */
export const priceModifiers: PriceModifiers = {
  batch: 0.5,
  cacheWrite5m: 1.25,
  cacheWrite1h: 2,
  usInference: 1.1,
  regionalEndpoint: 1.1,
  provenance: {
    ...pricing,
    note: 'The US factor applies to 4.6 and later, the regional one to 4.5 and later on Bedrock and Google Cloud. Cache reads have a price of their own per model. Batches and fast mode exclude each other.',
  },
};
