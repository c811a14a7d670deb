import type { RetiredModel } from '../model.ts';
import type { Provenance } from '../provenance.ts';
import { priceStep } from './price-step.ts';

const deprecations = { sources: ['deprecations'], asOf: '2026-10-08', confidence: 'high' } as const;
const withAlias = { sources: ['deprecations', 'sdk'], asOf: '2026-11-17', confidence: 'high' } as const;

type CloudPrices = NonNullable<RetiredModel['cloudPrices']>;

function retired(
  id: string,
  retiredOn: string,
  aliases: readonly string[] = [],
  provenance: Provenance = aliases.length > 0 ? withAlias : deprecations,
): RetiredModel {
  return { id, aliases, retiredOn, provenance };
}

const twoDates = {
  ...withAlias,
  note: 'The deprecations page gives this date; an older SDK named 2025-10-22. The alias was seen in public code.',
} as const;
const aliasSeenInCode = {
  ...withAlias,
  confidence: 'medium',
  note: 'The date is from the deprecations page; the alias was seen in public code that lists the ids of its time.',
} as const;

const pricing = { sources: ['pricing'], asOf: '2026-10-08', confidence: 'high' } as const;
const oldOpus: CloudPrices = {
  paths: ['bedrock', 'vertex'],
  steps: [priceStep(15, 75, 18.75, 30, 1.5, 7.5, 37.5)],
  provenance: {
    ...pricing,
    note: 'The page sells it on clouds only, without naming them; these two paths set retirement dates of their own.',
  },
};
const haiku35: CloudPrices = {
  paths: ['vertex'],
  steps: [priceStep(0.8, 4, 1, 1.6, 0.08, 0.4, 2)],
  provenance: { ...pricing, note: 'Sold on Google Cloud only.' },
};

/** Ids that no longer answer on the Claude API, newest first. The clouds may still serve some of them. */
export const retiredModels: readonly RetiredModel[] = [
  { ...retired('claude-opus-4-1-20250805', '2026-08-05', ['claude-opus-4-1']), cloudPrices: oldOpus },
  { ...retired('claude-opus-4-20250514', '2026-06-15', ['claude-opus-4-0']), cloudPrices: oldOpus },
  retired('claude-sonnet-4-20250514', '2026-06-15', ['claude-sonnet-4-0']),
  retired('claude-3-haiku-20240307', '2026-04-20'),
  retired('claude-3-7-sonnet-20250219', '2026-02-19', ['claude-3-7-sonnet-latest']),
  {
    ...retired('claude-3-5-haiku-20241022', '2026-02-19', ['claude-3-5-haiku-latest']),
    cloudPrices: haiku35,
  },
  retired('claude-3-opus-20240229', '2026-01-05', ['claude-3-opus-latest'], aliasSeenInCode),
  retired('claude-3-5-sonnet-20241022', '2025-10-28', ['claude-3-5-sonnet-latest'], twoDates),
  retired('claude-3-5-sonnet-20240620', '2025-10-28', [], twoDates),
  retired('claude-3-sonnet-20240229', '2025-07-21'),
  retired('claude-2.1', '2025-07-21'),
  retired('claude-2.0', '2025-07-21'),
  retired('claude-1.3', '2024-11-06', ['claude-1.3-100k']),
  retired('claude-1.2', '2024-11-06'),
  retired('claude-1.1', '2024-11-06'),
  retired('claude-1.0', '2024-11-06'),
  retired('claude-instant-1.2', '2024-11-06'),
  retired('claude-instant-1.1', '2024-11-06', ['claude-instant-1.1-100k']),
  retired('claude-instant-1.0', '2024-11-06'),
];
