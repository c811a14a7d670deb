import type { Spacing } from '../capacity/arrivals/curve-arrivals.ts';
import type { Enforced } from '../capacity/simulation/limit.ts';
import { catalog } from '../catalog/catalog.ts';
import { findModel } from '../catalog/lookup.ts';
import { type Tier, tiers } from '../catalog/vocabulary.ts';
import { nearest } from '../plan/nearest.ts';
import { UsageError } from '../plan/usage-error.ts';

/** What is to be different from the plan or the recording; absent: as it is there. */
export interface WhatIf {
  readonly model?: string;
  readonly tier?: Tier;
  /** So many times the traffic. */
  readonly multiplier?: number;
  /** Share of every prompt that is read from the cache. */
  readonly cached?: number;
  /** Share of the requests that goes through batches instead. */
  readonly batched?: number;
  readonly concurrency?: number | 'none';
  readonly attempts?: number;
  readonly enforced?: Enforced;
  /** How requests lie in time: each for itself, or evenly as a clock would send them. */
  readonly arrivals?: Spacing;
  /** Limits of one's own, a minute: requests, input, output, input and output together; and together a day. */
  readonly rpm?: number;
  readonly itpm?: number;
  readonly otpm?: number;
  readonly tpm?: number;
  readonly tpd?: number;
}

/** Requests so many times, less those that go through batches. */
export const multipleOf = ({ multiplier = 1, batched = 0 }: WhatIf): number => multiplier * (1 - batched);

type Read<K extends keyof WhatIf> = (text: string) => WhatIf[K] | undefined;

const numberFrom = (text: string, least: number, most: number): number | undefined => {
  const value = Number(text);
  return /^(\d+\.?\d*|\.\d+)$/.test(text) && value >= least && value <= most ? value : undefined;
};
const wholeFrom = (text: string, least: number, most: number): number | undefined =>
  /^\d+$/.test(text) ? numberFrom(text, least, most) : undefined;
/** 0.8 or 80%. */
const shareFrom = (text: string): number | undefined =>
  text.endsWith('%') ? scaled(numberFrom(text.slice(0, -1), 0, 100)) : numberFrom(text, 0, 1);
const scaled = (percent: number | undefined): number | undefined =>
  percent === undefined ? undefined : percent / 100;

const limit = {
  takes: 'a whole number above 0 such as 400000',
  read: (text: string) => wholeFrom(text, 1, 1e12),
} as const;

const ownLimits = { rpm: limit, itpm: limit, otpm: limit, tpm: limit, tpd: limit };

/** Tiers whose limits a page states. */
const published = tiers.filter((tier) => catalog.rateLimits.some((row) => row.tier === tier));

interface Key<K extends keyof WhatIf> {
  readonly takes: string;
  readonly read: Read<K>;
  /** Why something is refused that a person may well give; null where nothing more is to be said. */
  readonly why?: (text: string) => string | null;
}

/** Each key with what it takes; the reader gives undefined for anything else. */
const keys: { readonly [K in keyof WhatIf]-?: Key<K> } = {
  model: { takes: 'a model id of the catalog', read: (text) => findModel(catalog, text)?.id },
  tier: {
    takes: `one of ${published.join(', ')}`,
    read: (text) => published.find((tier) => tier === text.toLowerCase()),
    why: (text) =>
      tiers.some((tier) => tier === text.toLowerCase())
        ? `The limits of tier ${text.toLowerCase()} are not published, so there is nothing to hold traffic against. Give your own, for instance rpm=50,itpm=30000,otpm=8000; or one of the tiers ${published.join(', ')}.`
        : null,
  },
  multiplier: { takes: 'a number from 0.001 to 10000', read: (text) => numberFrom(text, 0.001, 10_000) },
  cached: { takes: 'a share such as 0.8 or 80%', read: shareFrom },
  batched: { takes: 'a share below 1, such as 0.3 or 30%', read: (text) => below1(shareFrom(text)) },
  concurrency: {
    takes: 'a whole number from 1 to 1000000, or none',
    read: (text) => (text === 'none' ? 'none' : wholeFrom(text, 1, 1_000_000)),
  },
  attempts: { takes: 'a whole number from 1 to 100', read: (text) => wholeFrom(text, 1, 100) },
  enforced: {
    takes: 'minute or second',
    read: (text) => (['minute', 'second'] as const).find((enforced) => enforced === text),
  },
  arrivals: {
    takes: 'random or even',
    read: (text) => (['random', 'even'] as const).find((spacing) => spacing === text),
  },
  ...ownLimits,
};

const below1 = (share: number | undefined): number | undefined => (share === 1 ? undefined : share);

/** `model=…,tier=scale,multiplier=2,cached=0.8`, also given several times. Throws UsageError with everything wrong with it. */
export function parseWhatIf(texts: readonly string[]): WhatIf {
  const problems: string[] = [];
  const found: Record<string, unknown> = {};
  for (const part of texts.flatMap(partsOf)) {
    if (part === '') continue;
    const [key = '', ...rest] = part.split('=');
    const name = key.trim();
    const text = rest.join('=').trim();
    const problem = commaWithin(name, text) ?? readInto(found, name, text);
    if (problem) problems.push(problem);
  }
  if (problems.length === 0) return found as WhatIf;
  throw new UsageError(`--what-if cannot be used:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
}

/** Commas separate changes; one between digits, as in rpm=1,000, stays with its number, and is told by itself. */
const partsOf = (text: string): readonly string[] =>
  text.split(/,(?!\s*\d+%?\s*(?:,|$))/).map((part) => part.trim());

function commaWithin(name: string, text: string): string | null {
  if (!/^[\d.]+(?:\s*,\s*\d+%?)+$/.test(text)) return null;
  const grouped = /^\d{1,3}(?:,\d{3})+$/.test(text);
  const meant = text.replace(/\s*,\s*/g, grouped ? '' : '.');
  const fits = Object.hasOwn(keys, name) && keys[name as keyof WhatIf].read(meant) !== undefined;
  return `${name} is "${text}", and commas separate changes: write the number without them${fits ? `, as in ${name}=${meant}` : ''}.`;
}

function readInto(found: Record<string, unknown>, name: string, text: string): string | null {
  if (!Object.hasOwn(keys, name)) {
    const guess = nearest(name, Object.keys(keys));
    return `"${name}" is none of ${Object.keys(keys).join(', ')}${guess ? `; did you mean ${guess}?` : '.'}`;
  }
  const { takes, read, why } = keys[name as keyof WhatIf] as Key<keyof WhatIf>;
  const value = read(text);
  if (value === undefined) return why?.(text) ?? `${name} is "${text}"; it takes ${takes}.`;
  if (name in found) return `${name} is given twice.`;
  found[name] = value;
  return null;
}
