import check from '../../../checks/cost/trial.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { spread, trial } from '../../support/seen-trial.ts';
import { answers, passes, plan } from './trial-plans.ts';

const cost = (low: number, high: number, answered: 'measured' | 'planned' = 'measured') => ({
  trial: { perRequestUsd: { mean: 0.5, low, high, answers: answered, prices: 'planned' as const } },
});

const { live } = trial;
if (!live) throw new Error('The trial of the fixture has answers.');

const answered = (count: number) => ({
  trial: { live: { ...live, asked: 100, answered: count, output: spread(count, 200, 5) } },
});

const doubts = (...rows: readonly object[]) => ({
  status: 'warn' as const,
  code: 'trial-doubtful' as const,
  args: { doubts: rows },
});

judgeTable(
  check,
  [
    { name: '60 days old', plan: plan(), seen: { trial: { at: '2026-09-21T09:00:00.000Z' } }, ...passes },
    {
      name: '61 days old',
      plan: plan(),
      seen: { trial: { at: '2026-09-20T09:00:00.000Z' } },
      ...doubts({ kind: 'old', days: 61, limitDays: 60 }),
    },
    {
      name: 'no answers',
      plan: plan(),
      seen: { trial: { live: null } },
      ...doubts({ kind: 'few-answers', answered: 0, asked: 0, enough: 20 }),
    },
    {
      name: '19 answers, which are not held against the plan',
      plan: answers(1, 1),
      seen: answered(19),
      ...doubts({ kind: 'few-answers', answered: 19, asked: 100, enough: 20 }),
    },
    {
      name: '20 answers are',
      plan: answers(1, 1),
      seen: answered(20),
      status: 'fail',
      code: 'trial-contradicts-plan',
    },
    { name: 'a quarter to either side', plan: plan(), seen: cost(0.375, 0.625), ...passes },
    {
      name: 'more than a quarter, with answers in it: three times the answers more',
      plan: plan(),
      seen: cost(0.375, 0.75),
      ...doubts({ kind: 'wide-interval', mean: 'cost', halfWidth: 0.375, adding: 'answers', more: 300 }),
    },
    {
      name: 'more than a quarter, with planned answers: three times the samples more',
      plan: plan(),
      seen: cost(0.375, 0.75, 'planned'),
      ...doubts({ kind: 'wide-interval', mean: 'cost', halfWidth: 0.375, adding: 'samples', more: 1_200 }),
    },
    {
      name: 'without a price, the mean prompt',
      plan: plan(),
      seen: {
        trial: {
          perRequestUsd: null,
          input: { ...trial.input, mean: { mean: 4_000, low: 2_000, high: 6_000 } },
        },
      },
      ...doubts({ kind: 'wide-interval', mean: 'prompt', halfWidth: 0.5, adding: 'samples', more: 1_200 }),
    },
    {
      name: '29 samples, however they agree',
      plan: plan(),
      seen: { trial: { counted: 29 } },
      status: 'inconclusive',
      code: 'trial-too-small',
      args: { counted: 29, enough: 30 },
    },
    {
      name: '29 samples contradict no size',
      plan: plan({ typical: 1, p95: 1 }),
      seen: { trial: { counted: 29 } },
      status: 'inconclusive',
      code: 'trial-too-small',
    },
    { name: '30 samples', plan: plan(), seen: { trial: { counted: 30 } }, ...passes },
    {
      name: 'one sample proves an unplanned feature',
      plan: plan(),
      seen: { trial: { counted: 1, carry: { ...trial.carry, images: 1 } } },
      status: 'fail',
      code: 'trial-contradicts-plan',
      args: {
        contradictions: [{ feature: 'vision' }],
        doubts: [{ kind: 'few-samples', counted: 1, enough: 30 }],
      },
    },
    {
      name: 'a contradiction keeps its doubts',
      plan: plan({ typical: 100, p95: 5_790 }),
      seen: { trial: { live: null, at: '2026-01-01T00:00:00.000Z' } },
      status: 'fail',
      code: 'trial-contradicts-plan',
      args: { doubts: [{ kind: 'old' }, { kind: 'few-answers' }] },
    },
  ],
  'how much it is worth',
);
