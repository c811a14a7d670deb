import check from '../../../checks/cost/trial.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';
import { spread } from '../../support/seen-trial.ts';
import { answers, plan } from './trial-plans.ts';

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
