import type { AwsCall } from './aws-answers.ts';
import {
  granted,
  notAllowed,
  refusedBy,
  refusedByMessages,
  refusedBySts,
  type StandInAnswer,
} from './aws-answers.ts';

/** What of an account's answers differs from those of one that may do everything. */
export type AwsState = Partial<Record<AwsCall, StandInAnswer>>;

const quotasBody = (value: number) => ({
  body: { Quotas: granted.ListAWSDefaultServiceQuotas.body.Quotas.map((row) => ({ ...row, Value: value })) },
});
const mantleQuota = (value: number) => ({
  body: { Quotas: [{ ...granted.ListServiceQuotas.body.Quotas[2], Value: value }] },
});

/** Quotas of the account's own, so that what accounts begin with is not looked at. */
export const withQuotas: AwsState = {
  ListServiceQuotas: {
    body: {
      Quotas: [...quotasBody(50_000_000).body.Quotas, ...mantleQuota(5_000_000).body.Quotas],
    },
  },
};

export const withoutQuotas: AwsState = {
  ListServiceQuotas: { body: { Quotas: [...quotasBody(0).body.Quotas, ...mantleQuota(0).body.Quotas] } },
  InvokeModel: refusedBy(429, 'ThrottlingException', 'Too many requests, please wait before trying again.'),
  CreateMessage: refusedByMessages(429, 'rate_limit_error', 'Too many requests.'),
};

const form =
  'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model.';
/** Bedrock: neither agreement nor form. */
export const formNotSent: AwsState = {
  ...withQuotas,
  GetFoundationModelAvailability: {
    body: {
      ...granted.GetFoundationModelAvailability.body,
      agreementAvailability: { status: 'NOT_AVAILABLE' },
      entitlementAvailability: 'NOT_AVAILABLE',
    },
  },
  GetUseCaseForModelAccess: refusedBy(404, 'ResourceNotFoundException', 'The form was not found.'),
  InvokeModel: refusedBy(404, 'ResourceNotFoundException', form),
};

const noAccess = refusedBy(
  403,
  'AccessDeniedException',
  'Access to Anthropic models is not allowed for this account.',
);
/** bedrock-mantle knows no gates of its own: the account has no access to the model. */
export const noModelAccess: AwsState = { ...withQuotas, CountTokens: noAccess, CreateMessage: noAccess };

const federation = refusedBy(
  403,
  'OutboundWebIdentityFederationDisabledException',
  'Outbound web identity federation is disabled for this account.',
);
/** Claude Platform on AWS: what an administrator turns on once is off. */
export const federationOff: AwsState = {
  CountTokens: federation,
  CreateMessage: federation,
  GetModel: federation,
};

export const notPermitted = (permissions: Partial<Record<AwsCall, string>>): AwsState => ({
  ...withQuotas,
  ...Object.fromEntries(
    Object.entries(permissions).map(([call, permission]) => [call, notAllowed(permission)]),
  ),
});

const noModel = refusedBy(404, 'ResourceNotFoundException', 'No model of this id.');
const badId = refusedBy(400, 'ValidationException', 'The provided model identifier is invalid.');
const notFound = refusedByMessages(404, 'not_found_error', 'model: not found');
/** The region knows neither the model nor a profile that leads to it. */
export const elsewhere: AwsState = {
  ...withQuotas,
  GetFoundationModel: noModel,
  GetInferenceProfile: noModel,
  ListInferenceProfiles: { body: { inferenceProfileSummaries: [] } },
  GetFoundationModelAvailability: noModel,
  InvokeModel: badId,
  MantleModel: notFound,
  GetModel: notFound,
  CountTokens: notFound,
  CreateMessage: notFound,
};

const words = 'The security token included in the request is expired';
const expiredToken = refusedBy(403, 'ExpiredTokenException', words);
/** The credential was good until now. */
export const expired: AwsState = {
  ...(Object.fromEntries(Object.keys(granted).map((call) => [call, expiredToken])) as AwsState),
  GetCallerIdentity: refusedBySts(403, 'ExpiredToken', words),
};
