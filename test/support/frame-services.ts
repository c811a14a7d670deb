import type { Check } from '../../src/judge/check.ts';
import type { Derived, WordedFinding } from '../../src/judge/run.ts';
import type { Plan } from '../../src/plan/schema.ts';
import type { WizardServices } from '../../src/tui/services.ts';
import { completePlan } from './complete-plan.ts';
import { planWith } from './plan-builder.ts';
import { figure, finding, runWith } from './run-builder.ts';
import { credential, fakeServices } from './wizard.ts';

/** Few checks with words of their own, so that reviewed frames change only when a screen does. */
const check = (id: Check['id'], subject: string, rest: Partial<Check> = {}): Check => ({
  id,
  section: id.slice(0, id.indexOf('/')) as Check['section'],
  subject,
  titles: { passed: `${subject}: fine`, failed: `${subject}: not fine` },
  blocksFrom: 'beta',
  needs: [],
  guide: {
    looksAt: 'What the plan says.',
    why: 'A launch that stumbles over this stumbles in front of everybody.',
    how: 'The planned figure is compared with the documented one.',
    fix: 'Change the figure or the limit.',
    sources: ['context-windows'],
    corrections: [
      { claim: 'It has always been so.', now: 'It has changed since.', source: 'context-windows' },
    ],
  },
  judge: () => {
    throw new Error('Frames are drawn from worded findings.');
  },
  ...rest,
});

const checks: readonly Check[] = [
  check('task/defined', 'Task and purpose'),
  check('model/available', 'Model availability', { needs: ['model'] }),
  check('tokens/context-window', 'Context window', { needs: ['model'] }),
  check('limits/peak-traffic', 'Traffic at peak', { needs: ['tiny-message'] }),
  check('spend/alerts', 'Spend alerts', {
    asks: {
      question: 'Is somebody on duty alerted before the money runs out?',
      where: 'Console, Settings, Billing.',
    },
  }),
  check('cost/forecast', 'Cost of a month'),
];

const windowTokens = 200_000;

function judge(plan: Plan): readonly WordedFinding[] {
  const p95 = plan.tokens.input.p95 ?? 0;
  return [
    finding({
      check: 'task/defined',
      status: 'pass',
      title: 'The plan says what Claude does',
      detail: 'It does.',
    }),
    finding({
      check: 'model/available',
      status: 'inconclusive',
      title: 'Model availability: could not be verified',
      detail: 'The probe was not run.',
      fix: ['Run the probes with a key of the workspace.'],
    }),
    p95 > windowTokens
      ? finding({
          check: 'tokens/context-window',
          status: 'fail',
          title: 'Planned prompts do not fit the context window',
          detail: `Your p95 input of ${p95.toLocaleString('en-US')} tokens does not fit the 200,000-token window of Haiku 4.5.`,
          fix: ['Choose a model with a window of 1M tokens.', 'Or shorten the longest prompts.'],
          figures: [
            figure('Planned p95 input', p95, 'tokens', 'planned', 'tokens.input.p95'),
            figure('Context window', windowTokens, 'tokens', 'documented', 'context-windows'),
          ],
        })
      : finding({
          check: 'tokens/context-window',
          status: 'pass',
          title: 'Planned prompts fit the context window',
          detail: 'They fit.',
        }),
    finding({
      check: 'limits/peak-traffic',
      status: 'warn',
      title: 'The busiest hour touches the limits',
      detail: 'Of up to 900 requests a minute, 0.4 % are refused at least once.',
      fix: ['Spread the load.'],
    }),
    finding({
      check: 'spend/alerts',
      status: 'unanswered',
      title: 'Spend alerts: not answered yet',
      detail: 'Nobody has said so yet.',
    }),
    finding({ check: 'cost/forecast', status: 'pass', title: 'A month fits the budget', detail: 'It fits.' }),
  ];
}

const scenario = (name: 'light' | 'medium' | 'heavy', totalUsd: number) => ({
  name,
  assumes: 'As planned.',
  requests: 15_000,
  components: [
    { name: 'Uncached input', usd: totalUsd * 0.4 },
    { name: 'Cache writes', usd: totalUsd * 0.05 },
    { name: 'Cache reads', usd: totalUsd * 0.05 },
    { name: 'Output', usd: totalUsd * 0.5 },
  ],
  layers: [
    { layer: 'model', name: 'Prompt', usd: totalUsd * 0.8 },
    { layer: 'output', name: 'Answer', usd: totalUsd * 0.5 },
    { layer: 'structure', name: 'Caching', usd: totalUsd * -0.3 },
  ] as const,
  totalUsd,
  perRequestUsd: totalUsd / 15_000,
});

const derive = (plan: Plan): Derived => ({
  month:
    plan.traffic.requestsPerDay == null
      ? { kind: 'missing', fields: ['traffic.requestsPerDay'] }
      : {
          kind: 'forecast',
          model: plan.model.id ?? 'unknown',
          scenarios: [scenario('light', 64.86), scenario('medium', 106.58), scenario('heavy', 1_203.55)],
        },
  limits: [
    {
      name: 'Requests',
      unit: 'requests/min',
      peak: 900,
      limit: 1_000,
      limitOrigin: 'documented',
      headroom: 1_000 / 900,
    },
  ],
});

const plan = planWith({
  ...completePlan,
  model: { ...completePlan.model, id: 'claude-haiku-4-5-20251001' },
  tokens: { ...completePlan.tokens, input: { typical: 3_000, p95: 240_000 } },
  answers: {},
});

/** The services that the reviewed frames are drawn from. */
export function frameServices(over: Partial<WizardServices> = {}): WizardServices {
  const ended = runWith({ findings: judge(plan), plan: completePlan, derived: derive(plan) });
  return fakeServices({
    checks,
    judge,
    derive,
    presets: [
      {
        name: 'chat-assistant',
        title: 'Chat assistant',
        plan: planWith({
          task: { type: 'chat', features: ['streaming'] },
          model: { id: 'claude-sonnet-5-5' },
        }),
      },
      { name: 'nightly-batch', title: 'Nightly batch', plan: planWith({ task: { type: 'batch' } }) },
    ],
    credential,
    poll: async () => ended,
    ...over,
  }).services;
}

/** The same draft before its platform path is decided, or on another path, with a folder that looks like Vertex AI. */
export const leftAtPlatform = (at: string, platform: Plan['platform']): Partial<WizardServices> => ({
  draft: {
    plan: { ...plan, task: { ...plan.task, features: ['streaming', 'batch'] }, platform },
    at,
    savedAt: '2026-11-19T17:00:00.000Z',
  },
  project: {
    likely: ['vertex'],
    signs: [{ kind: 'package', name: '@anthropic-ai/vertex-sdk', where: 'package.json', paths: ['vertex'] }],
    unread: [],
  },
});

/** A draft of a complete plan, left at a question. */
export const leftAt = (at: string | null): Partial<WizardServices> => ({
  draft: { plan, at, savedAt: '2026-11-19T17:00:00.000Z' },
});
