import { describe, expect, it } from 'vitest';
import { type LayerName, layerNames, layersOf } from '../../src/cost/layers.ts';
import { costOfTraffic, monthTraffic } from '../../src/cost/month-usage.ts';
import type { Tariff } from '../../src/cost/price.ts';
import type { Workload } from '../../src/cost/workload.ts';
import { tariffOf } from './tariffs.ts';
import { workloadOf } from './workloads.ts';

const sonnet = tariffOf('claude-sonnet-5-5');

/** The layers of a medium month, of which so many live requests find the prefix. */
function layers(
  workload: Workload,
  tariff: Tariff,
  { hitShare = null, containerUsd = 0 }: { hitShare?: number | null; containerUsd?: number } = {},
): Readonly<Record<LayerName, number>> {
  const planned = monthTraffic(workload, 'medium');
  const cached = hitShare === null ? [] : planned.cached.map((prefix) => ({ ...prefix, hitShare }));
  const traffic = { ...planned, cached };
  const rows = layersOf(workload, tariff, traffic, {
    total: costOfTraffic(workload, traffic, tariff),
    containerUsd,
  });
  expect(rows.map(({ name }) => name)).toEqual(layerNames);
  return Object.fromEntries(rows.map(({ name, usd }) => [name, usd])) as Record<LayerName, number>;
}

const nothing = { Thinking: 0, Tools: 0, 'Server tools': 0, Caching: 0, Batches: 0, 'Location and speed': 0 };

/** Sonnet 5.5 at 2 / 10: 96 million tokens in are $192, 11.5 million out $115. */
describe('a medium month told by its decisions', () => {
  const cases: readonly [
    name: string,
    told: Readonly<Record<LayerName, number>>,
    expected: Partial<Readonly<Record<LayerName, number>>>,
  ][] = [
    ['plain', layers(workloadOf(), sonnet), { Prompt: 192, Answer: 115 }],
    // 200 of 500 tokens of a typical answer: four tenths of all output.
    [
      'thinking comes out of the answer',
      layers(workloadOf({ thinkingTokens: 200 }), sonnet),
      { Prompt: 192, Answer: 69, Thinking: 46 },
    ],
    [
      'thinking is no more than the answer',
      layers(workloadOf({ thinkingTokens: 900 }), sonnet),
      { Prompt: 192, Answer: 0, Thinking: 115 },
    ],
    // 20,000 prompts with 1,000 tokens each: 20 million at 2.
    [
      'tools come out of the prompt',
      layers(workloadOf({ toolTokens: 1_000 }), sonnet),
      { Prompt: 152, Tools: 40, Answer: 115 },
    ],
    // Typical prompts hold 4,000 tokens at most, long ones 6,000: 19,000 * 4,000 + 1,000 * 6,000 = 82 million at 2.
    [
      'tools are no more than the prompt',
      layers(workloadOf({ toolTokens: 6_000 }), sonnet),
      { Prompt: 28, Tools: 164, Answer: 115 },
    ],
    // 20,000 requests of 2 searches at a cent, and the containers.
    [
      'server tools',
      layers(workloadOf({ webSearchesPerRequest: 2 }), sonnet, { containerUsd: 22.5 }),
      { Prompt: 192, Answer: 115, 'Server tools': 422.5 },
    ],
    // 60 million prefix tokens at 2 are $120; 54 million read at 0.10 and 6 million written at 2.50 are $5.40 + $15.
    [
      'a cache that nine of ten requests find',
      layers(
        workloadOf({ cache: { ttl: '5m', prefixes: [{ tokens: 3_000, share: 1 }], minimumTokens: 512 } }),
        sonnet,
        {
          hitShare: 0.9,
        },
      ),
      { Prompt: 192, Answer: 115, Caching: -99.6 },
    ],
    // All written: 60 million at 2.50 instead of 2.
    [
      'a cache that no request finds costs more',
      layers(
        workloadOf({ cache: { ttl: '5m', prefixes: [{ tokens: 3_000, share: 1 }], minimumTokens: 512 } }),
        sonnet,
        {
          hitShare: 0,
        },
      ),
      { Prompt: 192, Answer: 115, Caching: 30 },
    ],
    // Half of the requests at half the price: a quarter of 307.
    [
      'batches',
      layers(workloadOf({ batchShare: 0.5 }), sonnet),
      { Prompt: 192, Answer: 115, Batches: -76.75 },
    ],
    // A tenth of what batches left: 230.25.
    [
      'location on top of batches',
      layers(workloadOf({ batchShare: 0.5 }), { ...sonnet, locationFactor: 1.1 }),
      { Prompt: 192, Answer: 115, Batches: -76.75, 'Location and speed': 23.025 },
    ],
    // Half of it live at twice the price: 153.50 more.
    [
      'speed, which batches do without',
      layers(workloadOf({ batchShare: 0.5 }), { ...sonnet, speedFactor: 2 }),
      { Prompt: 192, Answer: 115, Batches: -76.75, 'Location and speed': 153.5 },
    ],
  ];
  it.each(cases)('%s', (_name, told, expected) => {
    for (const [name, usd] of Object.entries({ ...nothing, ...expected })) {
      expect(told[name as LayerName], name).toBeCloseTo(usd, 9);
    }
  });
});

it('tools cost what the length of their prompt makes of them, on Haiku 5.5', () => {
  // 19,000 prompts of 50,000 tokens with 1,000 at 0.10, and 1,000 of 200,000 with 1,000 at 0.50: $1.90 + $0.50.
  const long = workloadOf({ input: { typical: 50_000, p95: 200_000 }, toolTokens: 1_000 });
  const told = layers(long, tariffOf('claude-haiku-5-5'));
  expect(told.Tools).toBeCloseTo(2.4, 9);
  // 950 million at 0.10 and 200 million at 0.50.
  expect(told.Prompt + told.Tools).toBeCloseTo(195, 9);
});
