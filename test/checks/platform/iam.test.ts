import iam from '../../../checks/platform/iam.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { onBedrock, signIn } from './cloud-plans.ts';

const plan = onBedrock();
const listProfiles = { permission: 'bedrock:ListInferenceProfiles', purpose: 'list profiles' } as const;
const mayNotInvoke = { ...failed('permission-denied'), permission: 'bedrock:InvokeModel' } as const;
const mayNotListQuotas = {
  ...failed('permission-denied'),
  permission: 'servicequotas:ListServiceQuotas',
} as const;

judgeTable(iam, [
  { name: 'no path', ...asks('platform.path') },
  {
    name: 'the Claude API has none',
    plan: { platform: { path: 'claude-api' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'nothing was denied',
    plan,
    seen: { 'cloud-identity': {}, 'cloud-model': {}, 'cloud-access': {}, 'cloud-quotas': {} },
    status: 'pass',
    code: 'permissions-complete',
    basis: 'live',
    args: { principal: 'arn:aws:sts::123456789012:assumed-role/launch/poll' },
  },
  {
    name: 'a part of a question and a whole one were denied, each named once',
    plan,
    seen: {
      'cloud-identity': {},
      'cloud-model': { denied: [listProfiles] },
      'cloud-access': { denied: [listProfiles] },
      'cloud-quotas': mayNotListQuotas,
    },
    status: 'warn',
    code: 'permissions-missing',
    args: {
      missing: [listProfiles, { permission: 'servicequotas:ListServiceQuotas', purpose: null }],
    },
  },
  {
    name: 'the message was denied',
    plan,
    seen: { 'cloud-identity': {}, 'cloud-model': { denied: [listProfiles] }, 'tiny-message': mayNotInvoke },
    status: 'fail',
    code: 'permissions-missing-for-messages',
    args: { missing: [{ permission: 'bedrock:InvokeModel', purpose: null }, listProfiles] },
  },
  {
    name: 'counting was denied, and the message was answered all the same',
    plan,
    seen: {
      'cloud-identity': {},
      'token-count': { ...failed('permission-denied'), permission: 'bedrock:CountTokens' },
      'tiny-message': {},
    },
    status: 'warn',
    code: 'permissions-missing',
    args: { missing: [{ permission: 'bedrock:CountTokens', purpose: null }] },
  },
  {
    name: 'counting was denied, which says nothing of messages',
    plan,
    seen: {
      'cloud-identity': {},
      'token-count': { ...failed('permission-denied'), permission: 'bedrock-mantle:CountTokens' },
    },
    status: 'warn',
    code: 'permissions-missing',
    args: { missing: [{ permission: 'bedrock-mantle:CountTokens', purpose: null }] },
  },
  {
    name: 'counting and the message were denied, each named once',
    plan,
    seen: {
      'cloud-identity': {},
      'cloud-access': { denied: [{ permission: 'bedrock-mantle:CountTokens', purpose: 'count' }] },
      'token-count': { ...failed('permission-denied'), permission: 'bedrock-mantle:CountTokens' },
      'tiny-message': { ...failed('permission-denied'), permission: 'bedrock-mantle:CreateInference' },
    },
    status: 'fail',
    code: 'permissions-missing-for-messages',
    args: {
      missing: [
        { permission: 'bedrock-mantle:CreateInference', purpose: null },
        { permission: 'bedrock-mantle:CountTokens', purpose: null },
      ],
    },
  },
  {
    name: 'counting was denied by the permission that messages need',
    plan,
    seen: {
      'cloud-identity': {},
      'token-count': { ...failed('permission-denied'), permission: 'aiplatform.endpoints.predict' },
    },
    status: 'fail',
    code: 'permissions-missing-for-messages',
    args: { missing: [{ permission: 'aiplatform.endpoints.predict', purpose: null }] },
  },
  {
    name: 'nothing was answered but whose the credential is',
    plan,
    seen: { 'cloud-identity': {}, 'cloud-access': failed('connection-failed') },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'nobody is signed in',
    plan,
    seen: { 'cloud-identity': failed('no-credential', signIn) },
    status: 'inconclusive',
    code: 'no-cloud-credential',
  },
  {
    name: 'offline',
    plan,
    seen: { 'cloud-identity': { ...unavailable(), held: { by: 'offline' } } },
    status: 'inconclusive',
    code: 'ran-offline',
  },
]);
