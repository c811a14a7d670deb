import { expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { modelOptions } from '../../../src/tui/questions/model-table.ts';

const options = modelOptions(catalog);
const option = (id: string) => options.find(({ value }) => value === id);

test('a price that rises with the prompt says so in the table, and by how much beside it', () => {
  expect(option('claude-haiku-5-5')?.cells?.[1]).toBe('from $0.10 / $0.50');
  expect(option('claude-haiku-5-5')?.hint).toContain(
    '$0.10 / $0.50, and $0.50 / $2.50 above 100k tokens of prompt.',
  );
  expect(option('claude-sonnet-5-5')?.cells?.[1]).toBe('$2.00 / $10.00');
});

test('current models come first, each group from the cheapest on', () => {
  const rows = options.map(({ value }) => {
    const model = catalog.models.find(({ id }) => id === value);
    const group = (model?.lifecycle.restricted ? 2 : 0) + (model?.lifecycle.state === 'legacy' ? 1 : 0);
    return { group, price: model?.prices.steps[0]?.inputUsdPerMTok ?? Number.POSITIVE_INFINITY };
  });
  for (const [index, row] of rows.slice(1).entries()) {
    const before = rows[index] ?? row;
    expect(row.group).toBeGreaterThanOrEqual(before.group);
    if (row.group === before.group) expect(row.price).toBeGreaterThanOrEqual(before.price);
  }
});
