import type { ClosedGate, MissingPermission, PlatformCloudCodes } from '../../judge/codes/platform-cloud.ts';
import { list } from './format.ts';
import { callNames, closed, lowerFirst } from './platform.ts';
import type { Wording } from './words.ts';

const gateNames: Readonly<Record<ClosedGate['gate'], string>> = {
  authorization: 'the authorization to invoke the model',
  entitlement: 'the entitlement to the model',
  region: 'the offer of the model in the region',
  agreement: 'the agreement for the model',
  'use-case-form': "Anthropic's form on the use case",
  service: 'the service in the project',
  federation: 'web identity federation out of the AWS account',
  deployment: 'the deployment of the model',
};

/** What opens each of them but the service of a project, which is named. */
const openers: Readonly<Record<Exclude<ClosedGate['gate'], 'service'>, string>> = {
  authorization:
    'Have an administrator allow the role of the product to invoke the model in its IAM policy, and look for a policy of the organization that forbids it.',
  entitlement:
    'Open the model once in the model catalog of the cloud with an account that may subscribe to marketplace offers, and accept its terms.',
  region: 'Choose a region, or an inference profile, in which the cloud offers the model.',
  agreement:
    'Accept the agreement of the model in the model catalog of the cloud, or subscribe to the Claude Platform in the AWS Marketplace; on AWS it takes aws-marketplace:Subscribe and can take some minutes.',
  'use-case-form':
    "Send Anthropic's form on the use case once for the AWS account: Bedrock console, Model catalog, an Anthropic model, or aws bedrock put-use-case-for-model-access.",
  federation:
    'Have an administrator of the account turn it on once: aws iam enable-outbound-web-identity-federation.',
  deployment:
    'Deploy the model in the Foundry resource, wait until its provisioning has succeeded, and write its name to platform.deployment.',
};

const gatesText = (gates: readonly ClosedGate[]): string =>
  list(gates.map(({ gate, said }) => `${gateNames[gate]} (${said})`));

const opening = (gates: readonly ClosedGate[]): string[] => [
  ...new Set(gates.map(({ gate, said }) => (gate === 'service' ? enabling(said) : openers[gate]))),
];

/** `said`: the service where it stands alone. */
const enabling = (said: string): string =>
  `Enable the service in the project: gcloud services enable ${/^[a-z][a-z0-9.-]+$/.test(said) ? said : 'SERVICE'}.`;

const asked = (principal: string | null): string => (principal === null ? '' : ` Asked as ${principal}.`);

const missingText = (missing: readonly MissingPermission[]): string =>
  list(
    missing.map(({ permission, purpose }) => (purpose ? `${permission} to ${bare(purpose)}` : permission)),
  );

const bare = (words: string): string => words.replace(/[.\s]+$/, '');

const permissionNames = (missing: readonly MissingPermission[]): string =>
  list(missing.map(({ permission }) => permission));

export const platformCloudWording: Wording<keyof PlatformCloudCodes> = {
  'cloud-credential-found': ({ platform, account, principal, from, region, workspace }) => ({
    detail: `${platform} takes the credential from ${from} for ${principal === null ? `account ${account}` : `${principal} in account ${account}`}${region === null ? '' : `, in ${region}`}${workspace === null ? '' : `, with workspace ${workspace}`}. What the deployed product will use was not seen.`,
  }),
  'cloud-credential-sent-elsewhere': ({ platform, hosts, from }) => ({
    title: "The credential is sent to a host that is not the cloud's",
    detail: `Variables send the requests for ${platform}, signed with the credential from ${from}, to ${list(hosts)} instead of the hosts of the cloud.`,
    fix: [
      'Unset the variables that name another address, such as AWS_ENDPOINT_URL or the base URL of the client, unless a gateway of your team answers there.',
    ],
  }),

  'cloud-access-refused': ({ platform, probe, reason, ends }) => ({
    detail: `${platform} refused ${callNames[probe]}. ${closed(reason)} It ends: ${lowerFirst(ends)}.`,
    fix: ['Do what the answer asks for, then check again with "gonogo check platform/access".'],
  }),
  'gates-closed': ({ platform, gates }) => ({
    title: 'The model is not granted yet on this path',
    detail: `Before the first call ${platform} asks for what is not there: ${gatesText(gates)}.`,
    fix: [...opening(gates), 'Then check again with "gonogo check platform/access".'],
  }),
  'gates-closed-but-answered': ({ platform, gates }) => ({
    title: 'A message was answered, but not everything is granted',
    detail: `${platform} answered a message although this is not there: ${gatesText(gates)}. Calls may be answered for some minutes while a subscription is being made, and fail later.`,
    fix: [...opening(gates), 'Check again in a quarter of an hour with "gonogo check platform/access".'],
  }),
  'gates-pending': ({ platform, gates }) => ({
    title: 'What the model needs is granted soon, but not yet',
    detail: `${platform} says that this is still pending: ${gatesText(gates)}.`,
    fix: ['Wait some minutes, then check again with "gonogo check platform/access".'],
  }),

  'permissions-complete': ({ platform, principal }) => ({
    detail: `${platform} denied no question of this poll for want of a permission.${asked(principal)} Only what was asked is proven.`,
  }),
  'permissions-missing': ({ platform, principal, missing }) => ({
    title: 'The poll may not ask everything in the cloud',
    detail: `${platform} denied questions of this poll for want of ${missingText(missing)}.${asked(principal)} The product may need none of them, but what they would show stays open.`,
    fix: [
      `Have an administrator grant ${permissionNames(missing)} to the role that runs this poll, all of which only read, and poll again.`,
    ],
  }),
  'permissions-missing-for-messages': ({ platform, principal, missing }) => ({
    title: 'The role may not call the model',
    detail: `${platform} denied the call of the model for want of ${missingText(missing)}.${asked(principal)}`,
    fix: [
      `Have an administrator grant ${permissionNames(missing)} to the role the product runs with, and check again with "gonogo check platform/iam".`,
    ],
  }),
};
