import type { Plan } from '../../plan/schema.ts';
import type { Probe } from '../probe.ts';

const clouds = [
  'claude-on-aws',
  'bedrock',
  'bedrock-mantle',
  'vertex',
  'claude-on-google',
  'foundry',
] as const;

const isOnCloud = ({ platform: { path } }: Plan): boolean => path != null && path !== 'claude-api';

const shared = {
  paths: clouds,
  credential: 'none',
  rounds: 1,
  concerns: isOnCloud,
  worstCaseUsd: () => 0,
} as const;

const withoutModel = ({ model }: Plan): string | null => (model.id ? null : 'The plan names no model.');

/** Free: whom the cloud takes the credential for, before anything else is asked with it. */
export const cloudIdentityProbe: Probe<'cloud-identity'> = {
  ...shared,
  id: 'cloud-identity',
  title: 'Who the cloud says this credential is',
  sends: () => 'A question for the account behind the credential.',
  inputs: ({ platform }) => [platform],
  after: [],
  requests: 1,
  blocked: () => null,
  run: async ({ cloud, signal, receipt }) => (await cloud()).identity(signal, (id) => receipt.add(id)),
};

/** Free: is the planned model offered in the planned region, until when, and how it may be called there. */
export const cloudModelProbe: Probe<'cloud-model'> = {
  ...shared,
  id: 'cloud-model',
  title: 'The planned model on this path and in this region',
  sends: ({ model }) => `Questions for the model ${model.id ?? '(none planned)'} and the ways to call it.`,
  inputs: ({ platform, model }) => [platform, model.id],
  after: ['cloud-identity'],
  requests: 3,
  blocked: withoutModel,
  run: async ({ cloud, signal, receipt }) => (await cloud()).model(signal, (id) => receipt.add(id)),
};

/** Free: agreements, forms, services and deployments that must exist before a first call. */
export const cloudAccessProbe: Probe<'cloud-access'> = {
  ...shared,
  id: 'cloud-access',
  title: 'What must be granted before the first call',
  sends: ({ model }) => `Questions whether ${model.id ?? 'the model'} is granted, agreed to and enabled.`,
  inputs: ({ platform, model }) => [platform, model.id],
  after: ['cloud-identity'],
  requests: 2,
  blocked: withoutModel,
  run: async ({ cloud, signal, receipt }) => (await cloud()).access(signal, (id) => receipt.add(id)),
};

/** Free: the quotas of the account that the plan draws on. */
export const cloudQuotasProbe: Probe<'cloud-quotas'> = {
  ...shared,
  id: 'cloud-quotas',
  title: 'Quotas of the account for the planned model',
  sends: ({ model }) => `Questions for the quotas of ${model.id ?? 'the model'}.`,
  inputs: ({ platform, model }) => [platform, model.id],
  after: ['cloud-identity'],
  requests: 4,
  blocked: withoutModel,
  run: async ({ cloud, signal, receipt }) => (await cloud()).quotas(signal, (id) => receipt.add(id)),
};
