import { hasAnthropicOrganization, platformRow } from '../../catalog/lookup.ts';
import type { Plan } from '../../plan/schema.ts';
import { usd } from '../../report/wording/format.ts';
import { answerAt, reviewAt } from './answer-at.ts';
import { limitsQuestions } from './limits.ts';
import type { NumberQuestion, Question } from './question.ts';

/** Tiers are Anthropic's; clouds that run the models themselves grant quotas instead. */
const hasTiers: NonNullable<Question['applies']> = (plan, catalog) =>
  plan.platform.path == null || platformRow(catalog, plan.platform.path).operatedBy === 'Anthropic';

/** Limits that a team sets for itself belong to an organization of Anthropic's. */
export const hasOrganization: NonNullable<Question['applies']> = (plan, catalog) =>
  plan.platform.path == null || hasAnthropicOrganization(platformRow(catalog, plan.platform.path));

const onClaudeApi: NonNullable<Question['applies']> = (plan) =>
  plan.platform.path == null || plan.platform.path === 'claude-api';

const money = { kind: 'number', section: 'spend', unit: 'USD', whole: false, min: 0, max: 1e9 } as const;

const ownLimit = {
  ...money,
  objects: (_plan: Plan, value: number) =>
    value === 0
      ? 'A limit of $0 would stop every request. Write the amount, or none where no limit is set.'
      : null,
} as const satisfies Partial<NumberQuestion>;

export const spendQuestions: readonly Question[] = [
  {
    id: 'limits.tier',
    section: 'spend',
    kind: 'choice',
    label: 'Usage tier',
    ask: 'Which usage tier is the organization on?',
    why: 'The tier sets the rate limits and the most that can be spent in a month. Tiers can no longer be bought with a deposit.',
    where:
      'Console, Settings, Limits. The probes can read the limits in force with an Admin key, or from response headers.',
    checks: [
      'limits/tier',
      'limits/known',
      'limits/batch-queue',
      'limits/bucket-in-use',
      'limits/peak-traffic',
      'limits/headroom',
      'limits/batch-throughput',
      'spend/tier-cap',
    ],
    applies: hasTiers,
    options: (_plan, catalog) =>
      catalog.tiers.map((row) => ({
        value: row.tier,
        label: row.name,
        hint: `${
          row.monthlySpendCapUsd === null
            ? row.published
              ? 'No monthly cap.'
              : 'Its figures are not published.'
            : `At most ${usd(row.monthlySpendCapUsd)} a month.`
        } ${row.howToGetThere}`,
      })),
    ...answerAt('limits', 'tier'),
  },
  ...limitsQuestions,
  {
    ...money,
    id: 'spend.monthlyBudgetUsd',
    label: 'Budget for a month',
    ask: 'What may it cost in a month?',
    why: 'The forecast is held against this amount.',
    where: 'Whoever signs for the invoice. Write $500 or 1.5k.',
    checks: ['cost/budget'],
    ...answerAt('spend', 'monthlyBudgetUsd'),
  },
  {
    ...ownLimit,
    id: 'spend.organizationLimitUsd',
    label: 'Organization spend limit',
    ask: 'Which monthly spend limit is set on the organization?',
    why: 'When it is reached, every request answers 400 until it is raised or the date in the message comes, and nothing tells before how near it is. It protects the budget and can stop the launch.',
    where:
      'Console, Settings, Billing, Spend limits. Write none if none was set: the cap of the tier is then the only limit.',
    checks: ['spend/org-limit', 'spend/workspace-limit', 'spend/month-to-date'],
    noneBy: 'spend/org-limit',
    applies: hasOrganization,
    ...answerAt('spend', 'organizationLimitUsd'),
  },
  {
    ...ownLimit,
    id: 'spend.workspaceLimitUsd',
    label: 'Workspace spend limit',
    ask: 'Which monthly spend limit is set on the workspace?',
    why: 'A limit on the workspace keeps one product from spending what another needs. The Default workspace cannot have one.',
    where: 'Console, Settings, Workspaces, the workspace, Spend limits. Write none if none was set.',
    checks: ['spend/workspace-limit', 'spend/org-limit', 'spend/month-to-date'],
    noneBy: 'spend/workspace-limit',
    applies: (plan, catalog) => hasOrganization(plan, catalog) && plan.workspace.isDefault !== true,
    ...answerAt('spend', 'workspaceLimitUsd'),
  },
  {
    ...money,
    id: 'spend.creditUsd',
    label: 'Prepaid credit',
    ask: 'How much prepaid credit is there?',
    why: 'When the credit runs out the API stops. A consumer subscription does not pay for it.',
    where: 'Console, Settings, Billing. Credit expires a year after it was bought.',
    checks: ['spend/credit'],
    applies: onClaudeApi,
    ...answerAt('spend', 'creditUsd'),
  },
  {
    id: 'spend.autoReload',
    section: 'spend',
    kind: 'yes-no',
    label: 'Auto-reload',
    ask: 'Is auto-reload of the credit switched on?',
    why: 'Without it the launch ends when the credit does, most likely on a weekend.',
    where: 'Console, Settings, Billing, Auto-reload. Its amounts should cover a busy day.',
    checks: ['spend/credit'],
    applies: onClaudeApi,
    ...answerAt('spend', 'autoReload'),
  },
  {
    id: 'spend.review.on',
    section: 'spend',
    kind: 'date',
    label: 'Review of spending: date',
    ask: 'On which date will real spending be compared with the estimate?',
    why: 'Two weeks of real traffic show which guess of the estimate was wrong, while there is still time to act.',
    where: 'About two weeks after the launch date. Write it as 2026-12-15.',
    checks: ['spend/review'],
    ...reviewAt('on'),
  },
  {
    id: 'spend.review.owner',
    section: 'spend',
    kind: 'text',
    label: 'Review of spending: owner',
    ask: 'Who will compare real spending with the estimate?',
    why: 'Without a name nobody looks before the bill comes.',
    where: "Somebody who may open the Console's Usage and Billing pages.",
    checks: ['spend/review'],
    maxLength: 200,
    ...reviewAt('owner'),
  },
];
