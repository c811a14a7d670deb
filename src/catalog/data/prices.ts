import type { Model } from '../model.ts';
import type { ModelId } from './model-names.ts';
import { priceStep as step } from './price-step.ts';

type Prices = Model['prices'];

const pricing = { sources: ['pricing'], asOf: '2026-10-08', confidence: 'high' } as const;
const fable52 = {
  sources: ['release-notes', 'fable-5-2'],
  asOf: '2026-11-12',
  confidence: 'high',
  note: 'Input, output, 5-minute write and cache read were read; the 1-hour write (twice the input) and the batch prices (half) are derived from the rules of the pricing page.',
} as const;
const haiku55 = {
  sources: ['pricing', 'haiku-5-5'],
  asOf: '2026-10-08',
  confidence: 'high',
  note: 'The prompt is counted with cache writes and reads, and a longer prompt moves the whole request to the higher price.',
} as const;

/** USD per million tokens. Figures are written out, not computed, so that the tests can hold them against the rules. */
// biome-ignore format: one model a line, to be compared with the pricing page at a glance
export const prices: Readonly<Record<ModelId, Prices>> = {
  //                                                  in   out    5m    1h  read  b.in  b.out
  'claude-fable-5-2':           { steps: [step(        8,   40,   10,   16, 0.20,    4,    20)], provenance: fable52 },
  'claude-fable-5-1':           { steps: [step(       10,   50, 12.5,   20, 0.25,    5,    25)], provenance: pricing },
  'claude-fable-5':             { steps: [step(       10,   50, 12.5,   20, 1.00,    5,    25)], provenance: pricing },
  'claude-mythos-5-2':          { steps: [step(        8,   40,   10,   16, 0.20,    4,    20)], provenance: fable52 },
  'claude-mythos-5-1':          { steps: [step(       10,   50, 12.5,   20, 0.25,    5,    25)], provenance: pricing },
  'claude-mythos-5':            { steps: [step(       10,   50, 12.5,   20, 1.00,    5,    25)], provenance: pricing },
  'claude-mythos-preview':      { steps: [], provenance: { ...pricing, confidence: 'low', note: 'No price for this model was read.' } },
  'claude-opus-5-5':            { steps: [step(        4,   20,    5,    8, 0.20,    2,    10)], provenance: pricing },
  'claude-opus-5':              { steps: [step(        5,   25, 6.25,   10, 0.50,  2.5,  12.5)], provenance: pricing },
  'claude-opus-4-8':            { steps: [step(        5,   25, 6.25,   10, 0.50,  2.5,  12.5)], provenance: pricing },
  'claude-opus-4-7':            { steps: [step(        5,   25, 6.25,   10, 0.50,  2.5,  12.5)], provenance: pricing },
  'claude-opus-4-6':            { steps: [step(        5,   25, 6.25,   10, 0.50,  2.5,  12.5)], provenance: pricing },
  'claude-opus-4-5-20251101':   { steps: [step(        5,   25, 6.25,   10, 0.50,  2.5,  12.5)], provenance: pricing },
  'claude-sonnet-5-5':          { steps: [step(        2,   10,  2.5,    4, 0.10,    1,     5)], provenance: pricing },
  'claude-sonnet-5':            { steps: [step(        2,   10,  2.5,    4, 0.20,    1,     5)], provenance: pricing },
  'claude-sonnet-4-6':          { steps: [step(        3,   15, 3.75,    6, 0.30,  1.5,   7.5)], provenance: pricing },
  'claude-sonnet-4-5-20250929': { steps: [step(        3,   15, 3.75,    6, 0.30,  1.5,   7.5)], provenance: pricing },
  'claude-haiku-5-5':           { steps: [step(      0.1,  0.5, 0.125, 0.2, 0.01, 0.05,  0.25, 100_000),
                                          step(      0.5,  2.5, 0.625,   1, 0.05, 0.25,  1.25)], provenance: haiku55 },
  'claude-haiku-4-5-20251001':  { steps: [step(        1,    5, 1.25,    2, 0.10,  0.5,   2.5)], provenance: pricing },
};
