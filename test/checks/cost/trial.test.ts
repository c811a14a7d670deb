import check from '../../../checks/cost/trial.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { spread, trial, unavailable } from '../../support/plan-builder.ts';

/** The trial of the fixture: prompts of 3,990 and 5,790 tokens, answers of 445 and 670. */
const plan = (
  input: { typical?: number | null; p95?: number | null } = { typical: 3_990, p95: 5_790 },
  change: PlanInput = {},
): PlanInput => ({
  model: { id: 'claude-sonnet-5-5' },
  task: { features: [] },
  ...change,
  tokens: { output: { typical: 445, p95: 670 }, ...change.tokens, input },
});
const answers = (typical: number, p95: number): PlanInput =>
  plan(undefined, { tokens: { output: { typical, p95 } } });
const featured = (...features: NonNullable<NonNullable<PlanInput['task']>['features']>): PlanInput =>
  plan(undefined, { task: { features } });
const carrying = (carry: Partial<typeof trial.carry>) => ({ trial: { carry: { ...trial.carry, ...carry } } });
const cost = (low: number, high: number, answered: 'measured' | 'planned' = 'measured') => ({
  trial: { perRequestUsd: { mean: 0.5, low, high, answers: answered, prices: 'planned' as const } },
});
const { live } = trial;
if (!live) throw new Error('The trial of the fixture has answers.');
const answered = (count: number) => ({
  trial: { live: { ...live, asked: 100, answered: count, output: spread(count, 200, 5) } },
});

judgeTable(
  check,
  [
    { name: 'no model planned', plan: {}, seen: { trial: {} }, ...asks('model.id') },
    {
      name: 'nobody has looked for one',
      plan: plan(),
      status: 'inconclusive',
      code: 'trial-missing',
      args: { model: 'Sonnet 5.5', reason: 'Nobody has looked for one yet.' },
    },
    {
      name: 'none was made',
      plan: plan(),
      seen: { trial: unavailable('No trial was made for claude-sonnet-5-5.') },
      status: 'inconclusive',
      code: 'trial-missing',
      args: { reason: 'No trial was made for claude-sonnet-5-5.' },
    },
    {
      name: 'counted for another model',
      plan: plan(),
      seen: { trial: { model: 'claude-opus-5-5' } },
      status: 'inconclusive',
      code: 'trial-missing',
      args: { reason: 'The last one was counted for claude-opus-5-5.' },
    },
    {
      name: 'counted for the same model under another name',
      plan: plan(undefined, { model: { id: 'anthropic.claude-sonnet-5-5' } }),
      seen: { trial: {} },
      status: 'pass',
      code: 'trial-confirms-plan',
    },
    {
      name: 'nothing usable in it',
      plan: plan(),
      seen: { trial: { counted: 0 } },
      status: 'inconclusive',
      code: 'trial-missing',
      args: { reason: 'The last one held no usable sample.' },
    },
    {
      name: 'estimated on this machine',
      plan: plan(),
      seen: { trial: { counting: { by: 'estimate', band: 0.25 } } },
      status: 'inconclusive',
      code: 'trial-estimated',
      args: { samples: 'samples.jsonl', counted: 400, band: 0.25 },
    },
    {
      name: 'answered by the sandbox, polled on a real account',
      plan: plan(),
      seen: { trial: { sandbox: true }, 'tiny-message': { sandbox: false } },
      status: 'inconclusive',
      code: 'trial-of-sandbox',
    },
    {
      name: 'answered by the sandbox, as is the poll',
      plan: plan(),
      seen: { trial: { sandbox: true }, 'tiny-message': { sandbox: true } },
      status: 'pass',
      code: 'trial-confirms-plan',
    },
    {
      name: 'as planned',
      plan: plan(),
      seen: { trial: {}, 'tiny-message': { sandbox: false } },
      status: 'pass',
      code: 'trial-confirms-plan',
      basis: 'measured',
      args: {
        counted: 400,
        answered: 100,
        on: '2026-11-19',
        input: { typical: 3_990, p95: 5_790 },
        output: { typical: 445, p95: 670 },
        perRequestUsd: { mean: 0.012465, low: 0.0122, high: 0.0128 },
      },
    },
    {
      name: 'nothing planned that could be contradicted',
      plan: { model: { id: 'claude-sonnet-5-5' } },
      seen: { trial: {} },
      status: 'pass',
      code: 'trial-confirms-plan',
    },
  ],
  'whether there is one',
);

judgeTable(
  check,
  [
    {
      name: 'median a quarter above typical is within the tolerance',
      plan: plan({ typical: 3_192, p95: 5_790 }),
      seen: { trial: {} },
      status: 'pass',
      code: 'trial-confirms-plan',
    },
    {
      name: 'a token less planned',
      plan: plan({ typical: 3_191, p95: 5_790 }),
      seen: { trial: {} },
      status: 'fail',
      code: 'trial-contradicts-plan',
      args: {
        contradictions: [
          { kind: 'size', part: 'input', size: 'typical', plannedTokens: 3_191, measuredTokens: 3_990 },
        ],
        doubts: [],
      },
    },
    {
      name: 'planned a quarter above the median',
      plan: plan({ typical: 4_987, p95: 5_790 }),
      seen: { trial: {} },
      status: 'pass',
      code: 'trial-confirms-plan',
    },
    {
      name: 'a token more planned: too large is a caution',
      plan: plan({ typical: 4_988, p95: 5_790 }),
      seen: { trial: {} },
      status: 'warn',
      code: 'trial-contradicts-plan',
      args: { contradictions: [{ plannedTokens: 4_988, measuredTokens: 3_990 }] },
    },
    {
      name: 'the 95th percentile a quarter above',
      plan: plan({ typical: 3_990, p95: 4_632 }),
      seen: { trial: {} },
      status: 'pass',
      code: 'trial-confirms-plan',
    },
    {
      name: 'the 95th percentile above that',
      plan: plan({ typical: 3_990, p95: 4_631 }),
      seen: { trial: {} },
      status: 'fail',
      code: 'trial-contradicts-plan',
      args: { contradictions: [{ part: 'input', size: 'p95', measuredTokens: 5_790 }] },
    },
    {
      name: 'answers a quarter above',
      plan: answers(356, 670),
      seen: { trial: {} },
      status: 'pass',
      code: 'trial-confirms-plan',
    },
    {
      name: 'answers above that',
      plan: answers(355, 670),
      seen: { trial: {} },
      status: 'fail',
      code: 'trial-contradicts-plan',
      args: { contradictions: [{ part: 'output', size: 'typical', plannedTokens: 355 }] },
    },
    {
      name: 'a larger prompt and smaller answers fail together',
      plan: plan({ typical: 1_000, p95: 5_790 }, { tokens: { output: { typical: 445, p95: 900 } } }),
      seen: { trial: {} },
      status: 'fail',
      code: 'trial-contradicts-plan',
      args: {
        contradictions: [
          { part: 'input', size: 'typical' },
          { part: 'output', size: 'p95', plannedTokens: 900, measuredTokens: 670 },
        ],
      },
    },
    {
      name: 'a planned size of nothing',
      plan: plan({ typical: 0, p95: 5_790 }),
      seen: { trial: {} },
      status: 'fail',
      code: 'trial-contradicts-plan',
    },
    {
      name: 'the longest sample is beyond the window',
      plan: { model: { id: 'claude-haiku-4-5' } },
      // 2,000 + 399 × 500.
      seen: { trial: { model: 'claude-haiku-4-5-20251001', input: spread(400, 2_000, 500) } },
      status: 'fail',
      code: 'trial-contradicts-plan',
      args: { contradictions: [{ kind: 'window', longestTokens: 201_500, windowTokens: 200_000 }] },
    },
    {
      name: 'the longest sample fills the window',
      plan: { model: { id: 'claude-haiku-4-5' } },
      seen: {
        trial: { model: 'claude-haiku-4-5-20251001', input: { ...spread(400, 500, 500), max: 200_000 } },
      },
      status: 'pass',
      code: 'trial-confirms-plan',
    },
  ],
  'sizes it contradicts',
);

const unnamed = (carries: string, feature: string, samples: number) => ({
  status: 'fail' as const,
  code: 'trial-contradicts-plan' as const,
  args: { contradictions: [{ kind: 'feature', carries, feature, samples, of: 400 }] },
});
const passes = { status: 'pass', code: 'trial-confirms-plan' } as const;

judgeTable(
  check,
  [
    {
      name: 'one image',
      plan: featured(),
      seen: carrying({ images: 1 }),
      ...unnamed('images', 'vision', 1),
    },
    { name: 'images as planned', plan: featured('vision'), seen: carrying({ images: 1 }), ...passes },
    {
      name: 'screenshots of a computer in use',
      plan: featured('computer-use'),
      seen: carrying({ images: 9 }),
      ...passes,
    },
    {
      name: 'documents',
      plan: featured('vision'),
      seen: carrying({ documents: 12 }),
      ...unnamed('documents', 'pdf', 12),
    },
    { name: 'documents to cite', plan: featured('citations'), seen: carrying({ documents: 1 }), ...passes },
    { name: 'tools', plan: featured(), seen: carrying({ tools: 400 }), ...unnamed('tools', 'tool-use', 400) },
    {
      name: 'tools that run on the server',
      plan: featured('web-search'),
      seen: carrying({ tools: 400 }),
      ...passes,
    },
    {
      name: 'cache_control',
      plan: featured(),
      seen: carrying({ cacheControl: 400 }),
      ...unnamed('cache_control', 'prompt-caching', 400),
    },
    {
      name: 'cache_control with a time to live in the plan',
      plan: plan(undefined, { tokens: { cacheTtl: '1h' } }),
      seen: carrying({ cacheControl: 400 }),
      ...passes,
    },
    {
      name: 'features nobody has named yet are another question',
      plan: plan(undefined, { task: {} }),
      seen: carrying({ images: 400, tools: 400 }),
      ...passes,
    },
  ],
  'features it contradicts',
);

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
