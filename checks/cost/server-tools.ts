import type { ServerToolFee } from '../../src/catalog/fees.ts';
import { containerFee } from '../../src/catalog/lookup.ts';
import type { CostComponent } from '../../src/cost/forecast.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { ContainerMonth, ServerToolMonth } from '../../src/judge/codes/cost.ts';
import { documented, type Figure, planned, simulated } from '../../src/judge/figure.ts';
import { notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { pathLacks, usableFeatures } from '../../src/plan/planned-use.ts';
import { paysContainers } from '../../src/plan/workload.ts';
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
  needs: ['trial'],
  guide: {
    looksAt: 'Web search, web fetch and code execution, whose use is billed beside or through tokens.',
    why: 'A search has a fee, and its results are paid as input in this and every later turn. Fetched pages and files are input too. None of it shows in a price per million tokens.',
    how: 'Prices the searches a request causes and the hours that code execution containers run, for the medium month. Containers are taken as free where web search or web fetch is planned too, and else from the hours on that each organization has free, as if this product had all of those.',
    fix: `Count searches on real requests and cap them in the tool definition; reuse a container instead of starting one a request, because each is billed for a minimum; cap fetched pages with max_content_tokens; clear old results from long conversations. ${usagePages}`,
    sources: ['pricing', 'batches'],
    corrections: [
      {
        claim: 'A batch halves everything.',
        now: 'It halves tokens of every kind. Fees of server tools stay as they are.',
        source: 'batches',
      },
      {
        claim: 'Code execution is billed by its calls.',
        now: 'Containers are billed by the hour, also where files are preloaded and the tool is never called; together with web search or web fetch they are free.',
        source: 'pricing',
      },
    ],
  },
  judge(input) {
    const { plan, catalog, today } = input;
    const { features } = plan.task;
    if (features == null) return unansweredField('task.features');
    const usable = usableFeatures(plan, catalog);
    const fees = catalog.serverToolFees.filter((fee) => usable.includes(fee.feature));
    const searches = pathLacks('web-search', plan, catalog) ? 0 : plan.traffic.webSearchesPerRequest;
    const searchesPlanned = usable.includes('web-search');
    if (searchesPlanned && searches == null) return unansweredField('traffic.webSearchesPerRequest');
    if (fees.length === 0 && !searches) {
      return catalog.serverToolFees.some((fee) => features.includes(fee.feature))
        ? notApplicable(
            'The planned path has none of the planned features that are billed apart, so nothing of them is used or billed; task/features-supported says what is missing.',
          )
        : pass('server-tools-none', {}, { basis: 'planned' });
    }
    if (searchesPlanned && searches === 0) return warn('searches-counted-as-none', {}, { basis: 'planned' });
    if (paysContainers(usable) && plan.traffic.containerHoursPerMonth == null) {
      return unansweredField('traffic.containerHoursPerMonth');
    }
    return withMonth(input, (month) => {
      const tools = fees.map((fee) => toolMonth(fee, month));
      const feesUsd = usdOf('Web search', month) + usdOf('Code execution', month);
      const figures = [
        ...fees
          .filter(({ feature }) => feature !== 'code-execution')
          .map((fee) => documented(`${fee.name}, one use`, fee.usdPerUse, 'USD', fee.provenance)),
        ...containerFigures(month, input),
        simulated('Fees of a medium month', feesUsd, 'USD/month', forecastSource, today),
      ];
      const evidence = { basis: 'simulated', figures } as const;
      if (!searchesPlanned && searches) {
        const args = { searchesPerRequest: searches, feesUsd: usdOf('Web search', month) };
        return warn('searches-without-feature', args, evidence);
      }
      const mediumUsd = month.forecast.medium.totalUsd;
      const containers = containerMonth(month, input);
      return pass('server-tools-counted', { tools, containers, feesUsd, mediumUsd }, evidence);
    });
  },
});

const usdOf = (component: CostComponent, { forecast }: PricedMonth): number =>
  forecast.medium.components.find(({ name }) => name === component)?.usd ?? 0;

const componentOf: Partial<Readonly<Record<ServerToolFee['feature'], CostComponent>>> = {
  'web-search': 'Web search',
  'code-execution': 'Code execution',
};

function toolMonth({ feature, name, note }: ServerToolFee, month: PricedMonth): ServerToolMonth {
  const component = componentOf[feature];
  return { feature, name, note, usdPerMonth: component ? usdOf(component, month) : 0 };
}

/** What containers cost; null where no code is executed. */
function containerMonth(month: PricedMonth, { plan, catalog }: JudgeInput): ContainerMonth | null {
  const features = usableFeatures(plan, catalog);
  if (!features.includes('code-execution')) return null;
  if (!paysContainers(features)) {
    const besides = (['web-search', 'web-fetch'] as const).filter((feature) => features.includes(feature));
    return { kind: 'free', besides };
  }
  const { usdPerHour, freeHoursPerMonth, minimumMinutes } = containerFee(catalog);
  return {
    kind: 'paid',
    hours: month.workload.containerHoursPerMonth ?? 0,
    freeHours: freeHoursPerMonth,
    usdPerHour,
    minimumMinutes,
    usdPerMonth: usdOf('Code execution', month),
  };
}

function containerFigures({ workload }: PricedMonth, { catalog, today }: JudgeInput): readonly Figure[] {
  const hours = workload.containerHoursPerMonth;
  if (hours === null) return [];
  const { name, usdPerHour, freeHoursPerMonth, provenance } = containerFee(catalog);
  return [
    planned('Hours of code execution a month', hours, 'count', 'traffic.containerHoursPerMonth', today),
    documented(`${name}, one hour`, usdPerHour, 'USD', provenance),
    documented(`${name}, free hours a month`, freeHoursPerMonth, 'count', provenance),
  ];
}
