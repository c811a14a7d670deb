import type { SpendScope } from '../../judge/codes/spend.ts';
import type { LimitRefusal, SpendLimitsCodes, StopsInstead } from '../../judge/codes/spend-limits.ts';
import { list, percent, usd } from './format.ts';
import { bringDown, monthsBelow, reachedOn } from './month-cost.ts';
import type { Wording } from './words.ts';

const whose: Readonly<Record<SpendScope, string>> = {
  organization: 'the organization',
  workspace: 'the workspace',
};

const raise: Readonly<Record<SpendScope, string>> = {
  organization:
    'Raise the limit on the Console under Settings, Billing, Spend limits; it can go up to the cap of the tier.',
  workspace: 'Raise the limit on the Console under Workspaces, the workspace, Spend limits.',
};

/** What reaching it does, and that nothing announces it. */
function consequence(scope: SpendScope, error: LimitRefusal | null): string {
  const answer = error
    ? `answers ${error.status} ${error.type} with a message that begins "${error.messageStart}"`
    : 'is refused';
  return `every request of ${whose[scope]} ${answer}, until somebody raises the limit or the date in the message comes. No header and no answer tells beforehand how near it is.`;
}

const insteadOfPlan = (statedUsd: number | null): string =>
  statedUsd === null ? '' : `The plan says ${usd(statedUsd)}, but the account's own list counts. `;

function whoSays(said: { readonly by: string; readonly on: string } | null): string {
  return said ? `${said.by} answered on ${said.on} that` : "According to the organization's own list,";
}

const stoppers: Readonly<Record<StopsInstead['what'], (amount: string) => string>> = {
  organization: (amount) => `the spend limit of the organization at ${amount} a month`,
  workspace: (amount) => `the spend limit of the workspace at ${amount} a month`,
  'usage-tier': (amount) => `the cap of the usage tier at ${amount} a month`,
  credit: (amount) => `the end of the prepaid credit of ${amount}`,
};

/** Without a subject: which caps are left. */
const stopped = (instead: readonly StopsInstead[]): string =>
  instead.length === 0
    ? 'nothing that this poll knows of stops a runaway loop'
    : `what stops a runaway loop is ${list(instead.map(({ what, usd: amount }) => stoppers[what](usd(amount))))}`;

export const spendLimitsWording: Wording<keyof SpendLimitsCodes> = {
  'own-limit-fits': ({ scope, limitUsd, statedUsd, error, ...month }) => ({
    detail: `${insteadOfPlan(statedUsd)}The spend limit of ${whose[scope]} is ${usd(limitUsd)} a month; ${monthsBelow(month, limitUsd)}. Once it is reached, ${consequence(scope, error)}`,
  }),
  'own-limit-near': ({ scope, limitUsd, statedUsd, error, mediumUsd, dearest, dearestUsd }) => ({
    title: `A ${dearest} month comes near the spend limit of ${whose[scope]}`,
    detail: `${insteadOfPlan(statedUsd)}A ${dearest} month of ${usd(dearestUsd)} uses ${percent(dearestUsd / limitUsd)} of the spend limit of ${whose[scope]}, ${usd(limitUsd)}${dearest === 'medium' ? '' : `; a medium one costs ${usd(mediumUsd)}`}. Once it is reached, ${consequence(scope, error)}`,
    fix: [
      raise[scope],
      bringDown,
      'Name the person who may raise it at night, and alert them at half, at four fifths and at the whole of it.',
    ],
  }),
  'own-limit-reached': (args) => ({
    title: `A ${args.scenario} month reaches the spend limit of ${whose[args.scope]}`,
    detail: `${insteadOfPlan(args.statedUsd)}With the spend limit of ${whose[args.scope]}, ${reachedOn(args)}. From then on ${consequence(args.scope, args.error)}`,
    fix: [
      raise[args.scope],
      bringDown,
      'Name the person who may raise it at night, and alert them at half, at four fifths and at the whole of it.',
    ],
  }),
  'own-limit-on-the-other': ({ scope, said, limitUsd }) => ({
    title:
      scope === 'organization'
        ? 'The organization has no spend limit, and the workspace has one'
        : 'The workspace has no spend limit, and the organization has one',
    detail: `${whoSays(said)} no spend limit is set for ${whose[scope]}. That of ${whose[scope === 'organization' ? 'workspace' : 'organization']}, ${usd(limitUsd)} a month, stops a runaway loop of this product.`,
  }),
  'own-limit-missing': ({ scope, said, statedUsd, instead }) => ({
    title: `No spend limit is set for ${whose[scope]}`,
    detail: `${whoSays(said)} no spend limit is set for ${whose[scope]}${statedUsd === null ? '' : `, though the plan counts on ${usd(statedUsd)}`}; ${stopped(instead)}.`,
    fix:
      scope === 'organization'
        ? [
            'Set one on the Console under Settings, Billing, Spend limits, above the dearest month of everything the organization does and below what a loop may cost.',
            'Or set one for the workspace of the product, and write it into spend.workspaceLimitUsd.',
          ]
        : [
            'Set one on the Console under Workspaces, the workspace, Spend limits, above the dearest month and below what a loop may cost.',
            'Write the amount into spend.workspaceLimitUsd.',
          ],
  }),
  'workspace-limit-impossible': ({ limitUsd }) => ({
    title: 'The Default workspace takes no spend limit',
    detail: `The plan counts on a workspace limit of ${usd(limitUsd)}, but the Default workspace takes no spend limit, so nothing is protected.`,
    fix: [
      'Create a workspace for the product and set the limit there.',
      'Or set a limit for the whole organization and state it in spend.organizationLimitUsd.',
    ],
  }),
  'own-limit-without-effect': ({ scope, limitUsd, below, belowUsd }) => ({
    title: `The spend limit of ${whose[scope]} has no effect`,
    detail: `The spend limit of ${whose[scope]}, ${usd(limitUsd)}, is above the ${below} of ${usd(belowUsd)}, which is reached first.`,
    fix: [`Lower the limit below ${usd(belowUsd)}, or raise the ${below}.`],
  }),
};
