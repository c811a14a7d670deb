import { platformRow } from '../../catalog/lookup.ts';
import type { Check } from '../../judge/check.ts';
import type { Section } from '../../judge/finding.ts';
import type { QuestionSection, VouchQuestion } from './question.ts';
import { hasOrganization } from './spend.ts';

/** Where the walk asks for what a section's checks want a person to say. */
const home: Readonly<Record<Section, QuestionSection>> = {
  task: 'task',
  model: 'model',
  tokens: 'tokens',
  platform: 'platform',
  workspace: 'workspace',
  keys: 'workspace',
  limits: 'spend',
  spend: 'spend',
  cost: 'traffic',
  features: 'task',
  operations: 'traffic',
};

/** Person's answers that are only wanted while the plan holds no figure that says the same, or on some paths. */
const wantedWhile: Readonly<Record<string, NonNullable<VouchQuestion['applies']>>> = {
  'platform/billing-owner': ({ platform: { path } }) => path != null && path !== 'claude-api',
  'workspace/separate-environments': ({ platform: { path } }, catalog) =>
    path == null || platformRow(catalog, path).hasWorkspaces,
  'keys/separate': ({ platform: { path } }) => path == null || path === 'claude-api',
  'spend/credit': ({ spend }) => spend.creditUsd == null,
  'spend/org-limit': (plan, catalog) =>
    hasOrganization(plan, catalog) && plan.spend.organizationLimitUsd == null,
  'spend/workspace-limit': (plan, catalog) =>
    hasOrganization(plan, catalog) &&
    plan.spend.workspaceLimitUsd == null &&
    plan.workspace.isDefault !== true,
};

/** What the person's word is about, where a figure of the same name stands beside it. */
const words: Readonly<Record<string, string>> = {
  'spend/credit': 'invoiced instead',
  'spend/org-limit': 'none set',
  'spend/workspace-limit': 'none set',
};

/** Answers that alone say something where no figure does: a yes to the limits is their amount. */
const suggested: Readonly<Record<string, NonNullable<VouchQuestion['suggested']>>> = {
  'spend/org-limit': 'no',
  'spend/workspace-limit': 'no',
};

/** One question for each check that rests on a person's word; stored in `plan.answers` under the check's id. */
export function vouchQuestions(checks: readonly Check[]): readonly VouchQuestion[] {
  return checks.flatMap((check) =>
    check.asks
      ? [
          {
            id: `answers.${check.id}`,
            section: home[check.section],
            kind: 'vouch',
            label: `${check.subject}: ${words[check.id] ?? 'vouched for'}`,
            ask: check.asks.question,
            why: check.guide.why,
            where: check.asks.where,
            checks: [check.id],
            ...(wantedWhile[check.id] && { applies: wantedWhile[check.id] }),
            ...(suggested[check.id] && { suggested: suggested[check.id] }),
            get: (plan) => plan.answers[check.id],
            set: (plan, value) => {
              const { [check.id]: _replaced, ...others } = plan.answers;
              return { ...plan, answers: value === null ? others : { ...others, [check.id]: value } };
            },
          },
        ]
      : [],
  );
}
