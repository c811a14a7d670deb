import type { ServerToolFee } from '../../src/catalog/fees.ts';
import { defineCheck } from '../../src/judge/check.ts';
import type { ServerToolMonth } from '../../src/judge/codes/cost.ts';
import { documented, simulated } from '../../src/judge/figure.ts';
import { pass, warn } from '../../src/judge/outcome.ts';
import { usagePages } from '../spend/usage-habits.ts';
import { unansweredField } from '../unanswered-field.ts';
import { forecastSource, type PricedMonth, withMonth } from './month.ts';

export default defineCheck({
  id: 'cost/server-tools',
  subject: 'Features billed apart',
  titles: {
    passed: 'Features billed apart are counted',
    failed: 'Features billed apart are not counted',
  },
  blocksFrom: 'ga',
  needs: [],
  guide: {
    looksAt: 'Web search, web fetch and code execution, whose use is billed beside or through tokens.',
    why: 'A search has a fee, and its results are paid as input in this and every later turn. Fetched pages and files are input too. None of it shows in a price per million tokens.',
    how: 'Needs the searches a request causes, and prices them for the medium month. Container hours of code execution are named, not counted: the plan cannot know them.',
    fix: `Count searches on real requests and cap them in the tool definition; cap fetched pages with max_content_tokens; clear old results from long conversations. ${usagePages}`,
    sources: ['pricing', 'batches'],
    corrections: [
      {
        claim: 'A batch halves everything.',
        now: 'It halves tokens of every kind. Fees of server tools stay as they are.',
        source: 'batches',
      },
    ],
  },
  judge(input) {
    const { plan, catalog, today } = input;
    const { features } = plan.task;
    if (features == null) return unansweredField('task.features');
    const fees = catalog.serverToolFees.filter((fee) => features.includes(fee.feature));
    const searches = plan.traffic.webSearchesPerRequest;
    const planned = features.includes('web-search');
    if (planned && searches == null) return unansweredField('traffic.webSearchesPerRequest');
    if (fees.length === 0 && !searches) return pass('server-tools-none', {}, { basis: 'planned' });
    if (planned && searches === 0) return warn('searches-counted-as-none', {}, { basis: 'planned' });
    return withMonth(input, (month) => {
      const feesUsd = searchFees(month);
      const tools = fees.map((fee) => toolMonth(fee, feesUsd));
      const figures = [
        ...fees.map((fee) => documented(`${fee.name}, one use`, fee.usdPerUse, 'USD', fee.provenance)),
        simulated('Fees of a medium month', feesUsd, 'USD/month', forecastSource, today),
      ];
      const evidence = { basis: 'simulated', figures } as const;
      if (!planned && searches) {
        return warn('searches-without-feature', { searchesPerRequest: searches, feesUsd }, evidence);
      }
      if (features.includes('code-execution') && !planned && !features.includes('web-fetch')) {
        return warn('container-hours-not-counted', { tools, feesUsd }, evidence);
      }
      const mediumUsd = month.forecast.medium.totalUsd;
      return pass('server-tools-counted', { tools, feesUsd, mediumUsd }, evidence);
    });
  },
});

const searchFees = ({ forecast }: PricedMonth): number =>
  forecast.medium.components.find(({ name }) => name === 'Web search')?.usd ?? 0;

const toolMonth = ({ feature, name, note }: ServerToolFee, feesUsd: number): ServerToolMonth => ({
  feature,
  name,
  note,
  usdPerMonth: feature === 'web-search' ? feesUsd : 0,
});
