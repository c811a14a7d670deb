import type { z } from 'zod';
import type { Environment } from '../../credential.ts';
import { CloudError } from '../cloud-error.ts';
import type { Arm, ArmQuestion } from './arm.ts';
import {
  type ArmAccount,
  type ArmDeployment,
  type ArmModel,
  type ArmUsage,
  accounts,
  deployments,
  models,
  subscriptions,
  usages,
} from './arm-shapes.ts';
import type { FoundryResource } from './foundry-resource.ts';

const service = 'Microsoft.CognitiveServices';
const version = 'api-version=2025-09-01';
const subscriptionVariable = 'AZURE_SUBSCRIPTION_ID';
/** More subscriptions, or more pages of a list, are not asked: a poll is no inventory. */
const mostSubscriptions = 20;
const mostPages = 10;

/** The resource as its subscription lists it, found by its name or by the address it answers at. */
export async function findAccount(
  arm: Arm,
  env: Environment,
  resource: FoundryResource,
  signal: AbortSignal,
): Promise<ArmAccount> {
  const ids = await subscriptionIds(arm, env, signal);
  const lists = await Promise.all(
    ids.map((id) =>
      everyPage(
        arm,
        {
          path: `/subscriptions/${id}/providers/${service}/accounts?${version}`,
          permission: `${service}/accounts/read`,
          purpose: 'list the resources of the subscription',
        },
        accounts,
        signal,
      ),
    ),
  );
  const found = lists.flat().find((account) => isResource(account, resource));
  if (found) return found;
  throw new CloudError(
    'permission-denied',
    `The Foundry resource ${resource.shown} is in none of the subscriptions that the identity can read (${ids.length}).`,
    {
      advice: `Have the role Reader granted on the resource, or set ${subscriptionVariable} to its subscription.`,
      permission: `${service}/accounts/read`,
    },
  );
}

async function subscriptionIds(arm: Arm, env: Environment, signal: AbortSignal): Promise<string[]> {
  const written = env[subscriptionVariable]?.trim();
  if (written) {
    if (/^[\w-]{1,64}$/.test(written)) return [written];
    throw new CloudError('invalid-request', `${subscriptionVariable} holds no id of a subscription.`, {
      advice: 'Set it to what az account show --query id says.',
    });
  }
  const listed = await everyPage(
    arm,
    {
      path: '/subscriptions?api-version=2022-12-01',
      permission: 'Microsoft.Resources/subscriptions/read',
      purpose: 'list the subscriptions',
    },
    subscriptions,
    signal,
  );
  const usable = listed.filter(({ state }) => state !== 'Disabled' && state !== 'Deleted');
  if (usable.length <= mostSubscriptions) return usable.map(({ subscriptionId }) => subscriptionId);
  throw new CloudError(
    'invalid-request',
    `The identity can read ${usable.length} subscriptions, which is too many to look for the resource in each.`,
    { advice: `Set ${subscriptionVariable} to that of the resource.` },
  );
}

function isResource({ name, properties }: ArmAccount, resource: FoundryResource): boolean {
  if (resource.name) {
    const names = [name, properties?.customSubDomainName ?? ''];
    return names.some((own) => own.toLowerCase() === resource.name);
  }
  const addresses = [properties?.endpoint ?? '', ...Object.values(properties?.endpoints ?? {})];
  return addresses.some((address) => URL.canParse(address) && new URL(address).host === resource.host);
}

export const deploymentsOf = (arm: Arm, { id }: ArmAccount, signal: AbortSignal): Promise<ArmDeployment[]> =>
  everyPage(
    arm,
    {
      path: `${encodeURI(id)}/deployments?${version}`,
      permission: `${service}/accounts/deployments/read`,
      purpose: 'read the deployments of the resource',
    },
    deployments,
    signal,
  );

export const modelsOf = (arm: Arm, { id }: ArmAccount, signal: AbortSignal): Promise<ArmModel[]> =>
  everyPage(
    arm,
    {
      path: `${encodeURI(id)}/models?${version}`,
      permission: `${service}/accounts/models/read`,
      purpose: 'read until when the resource offers the model',
    },
    models,
    signal,
  );

export const usagesOf = (arm: Arm, { id, location }: ArmAccount, signal: AbortSignal): Promise<ArmUsage[]> =>
  everyPage(
    arm,
    {
      path: `/subscriptions/${id.split('/')[2]}/providers/${service}/locations/${regionOf(location)}/usages?${version}`,
      permission: `${service}/locations/usages/read`,
      purpose: 'read the quotas of the subscription',
    },
    usages,
    signal,
  );

/** "East US 2" is eastus2 in paths. */
export const regionOf = (location: string): string => location.toLowerCase().replace(/\s+/g, '');

interface Page<T> {
  readonly value: T[];
  readonly nextLink?: string | null | undefined;
}

/** Follows a list's own links within Azure Resource Manager only. */
async function everyPage<T>(
  arm: Arm,
  question: ArmQuestion,
  shape: z.ZodType<Page<T>>,
  signal: AbortSignal,
): Promise<T[]> {
  const all: T[] = [];
  let path: string | null = question.path;
  for (let pages = 0; path && pages < mostPages; pages += 1) {
    const page: Page<T> = await arm.get({ ...question, path }, shape, signal);
    all.push(...page.value);
    path = pathOf(page.nextLink);
  }
  return all;
}

/** Without its host: the token goes nowhere else than where the first page came from. */
function pathOf(link: string | null | undefined): string | null {
  if (!link || !URL.canParse(link)) return null;
  const { pathname, search } = new URL(link);
  return `${pathname}${search}`;
}
