import { daysBetween, isStale, staleAfterDays } from '../../src/catalog/age.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import { defineCheck } from '../../src/judge/check.ts';
import type { PriceRowDate } from '../../src/judge/codes/cost.ts';
import { documented } from '../../src/judge/figure.ts';
import { pass, warn } from '../../src/judge/outcome.ts';
import { type PricedModel, pricedModel } from '../../src/plan/priced-model.ts';
import { unansweredField } from '../unanswered-field.ts';
import { priceUnknown } from './month.ts';

export default defineCheck({
  id: 'cost/price-date',
  subject: 'Age of the prices',
  titles: {
    passed: 'The prices were read recently',
    failed: 'The prices are old or uncertain',
  },
  blocksFrom: 'never',
  needs: [],
  guide: {
    looksAt: 'When the prices of the planned model and its fallback were read, and how surely.',
    why: 'Prices change with every release, downwards too. A forecast is only as good as the table under it.',
    how: `Compares the date of the catalog row with today; more than ${staleAfterDays} days is a caution, and so is a row read from less than a pricing page.`,
    fix: 'Update the tool, or compare the row with the pricing page before you rely on the forecast.',
    sources: ['pricing', 'release-notes'],
    corrections: [
      {
        claim: 'The launch price of Sonnet 5, 2 and 10 USD per million tokens, ends and becomes 3 and 15.',
        now: 'It was made permanent on 2026-08-10. No introductory price with an end date is in force.',
        source: 'pricing',
      },
    ],
  },
  judge({ plan, catalog, today }) {
    if (!plan.model.id) return unansweredField('model.id');
    const model = pricedModel(plan, catalog);
    if (!model) return priceUnknown(plan.model.id, catalog);
    const fallback = findModel(catalog, plan.model.fallback);
    const models: PricedModel[] = fallback && fallback !== model ? [model, fallback] : [model];
    const prices = models.map((row) => priceRowDate(row, row === fallback && row !== model, today));
    const figures = models.map(({ name, prices: { provenance } }) =>
      documented(`Prices of ${name} read on`, provenance.asOf, 'date', provenance),
    );
    const evidence = { basis: 'documented', figures } as const;
    const old = prices.filter((price) => isStale(price.asOf, today));
    if (old.length > 0) return warn('prices-old', { prices: old, limitDays: staleAfterDays }, evidence);
    const uncertain = models.find((row) => row.prices.provenance.confidence !== 'high');
    if (!uncertain) return pass('prices-recent', { prices }, evidence);
    const { asOf, confidence, note } = uncertain.prices.provenance;
    return warn(
      'prices-uncertain',
      { model: uncertain.name, isFallback: uncertain !== model, asOf, confidence, note: note ?? null },
      evidence,
    );
  },
});

function priceRowDate(
  { name, prices: { provenance } }: PricedModel,
  isFallback: boolean,
  today: string,
): PriceRowDate {
  const { asOf, note } = provenance;
  return { model: name, isFallback, asOf, ageDays: daysBetween(asOf, today), note: note ?? null };
}
