import { expect, test } from 'vitest';
import alerts from '../../checks/spend/alerts.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { sources } from '../../src/catalog/sources.ts';
import { page } from '../../src/commands/explain.ts';
import { ageWarning } from '../../src/commands/models.ts';

/** That many days after an ISO date. */
const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

const daysRead = catalog.models.map(({ prices }) => prices.provenance.asOf).toSorted();
const [oldest = '', newest = ''] = [daysRead[0], daysRead.at(-1)];

test.each([
  ['60 days after the oldest reading', daysAfter(oldest, 60), /^$/],
  [
    'a day later',
    daysAfter(oldest, 61),
    /^Prices read more than 60 days ago.*: claude-[^.]+\. Update gonogo/s,
  ],
  ['61 days after the newest reading', daysAfter(newest, 61), /changed since: all of\s+them\./],
])('models, %s', (_, today, says) => {
  expect(ageWarning(catalog.models, today)).toMatch(says);
});

test.each([
  [60, false],
  [61, true],
])('explain, %i days after a source was read: marked %s', (days, marked) => {
  const [id] = alerts.guide.sources;
  if (!id) throw new Error('The check names no source.');
  const text = page(alerts, 1_000, daysAfter(sources[id].readOn, days));
  const line = `${sources[id].url}, read ${sources[id].readOn}`;
  expect(text).toContain(line);
  expect(text.includes(`${line} (more than 60 days ago`)).toBe(marked);
});
