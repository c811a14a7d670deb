import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';

/** What the documentation says beside the tables of living models, typed a second time by hand. */

test('three retired models have prices on clouds: Opus 4.1 and 4, and Haiku 3.5 on Google Cloud', () => {
  const sold = catalog.retiredModels.flatMap(({ id, cloudPrices }) =>
    cloudPrices ? [[id, cloudPrices.paths, ...cloudPrices.steps.map((step) => Object.values(step))]] : [],
  );
  expect(sold).toEqual([
    ['claude-opus-4-1-20250805', ['bedrock', 'vertex'], [null, 15, 75, 18.75, 30, 1.5, 7.5, 37.5]],
    ['claude-opus-4-20250514', ['bedrock', 'vertex'], [null, 15, 75, 18.75, 30, 1.5, 7.5, 37.5]],
    ['claude-3-5-haiku-20241022', ['vertex'], [null, 0.8, 4, 1, 1.6, 0.08, 0.4, 2]],
  ]);
});
