import access from '../../../checks/platform/access.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { onBedrock, onPath, signIn } from './cloud-plans.ts';

const plan = onBedrock();
const open = { gate: 'authorization', state: 'open', said: 'AUTHORIZED' } as const;
const form = { gate: 'use-case-form', state: 'closed', said: 'not sent' } as const;
const agreement = { gate: 'agreement', state: 'pending', said: 'PENDING' } as const;
const free = { 'cloud-identity': {}, 'cloud-access': {} } as const;
const unpaid = { 'tiny-message': unavailable('The budget is 0.') } as const;

judgeTable(
  access,
  [
    {
      name: 'a message was answered',
      plan,
      seen: { ...free, 'tiny-message': {} },
      status: 'pass',
      code: 'access-proven',
      basis: 'live',
    },
    {
      name: 'a message was answered while the form is missing',
      plan,
      seen: { ...free, 'cloud-access': { gates: [open, form] }, 'tiny-message': {} },
      status: 'warn',
      code: 'gates-closed-but-answered',
      args: { gates: [{ gate: 'use-case-form', said: 'not sent' }] },
    },
    {
      name: 'the form is missing',
      plan,
      seen: { ...free, ...unpaid, 'cloud-access': { gates: [open, form, agreement] } },
      status: 'fail',
      code: 'gates-closed',
      args: { gates: [{ gate: 'use-case-form', said: 'not sent' }] },
    },
    {
      name: 'the agreement is on its way',
      plan,
      seen: { ...free, ...unpaid, 'cloud-access': { gates: [open, agreement] } },
      status: 'inconclusive',
      code: 'gates-pending',
      args: { gates: [{ gate: 'agreement', said: 'PENDING' }] },
    },
    {
      name: 'all is granted and no message was sent',
      plan,
      seen: { ...free, ...unpaid },
      status: 'inconclusive',
      code: 'access-half-shown',
      args: { answered: ['cloud-access'], reason: 'The budget is 0.' },
    },
    {
      name: 'tokens were counted too',
      plan: onPath('vertex', {}, 'global'),
      seen: { ...free, ...unpaid, 'token-count': {} },
      status: 'inconclusive',
      code: 'access-half-shown',
      args: { answered: ['token-count', 'cloud-access'] },
    },
    {
      name: 'the token has expired',
      plan,
      seen: {
        'cloud-identity': failed('key-rejected', 'The token has expired. Run aws sso login.'),
        'cloud-access': { ...failed('key-rejected'), status: 'unavailable' },
      },
      status: 'fail',
      code: 'cloud-access-refused',
      args: {
        probe: 'cloud-identity',
        cause: 'key-rejected',
        reason: 'The token has expired. Run aws sso login.',
      },
    },
    {
      name: 'the message is denied, for a permission that platform/iam names',
      plan,
      seen: {
        ...free,
        'tiny-message': { ...failed('permission-denied'), permission: 'bedrock:InvokeModel' },
      },
      status: 'inconclusive',
      code: 'waits-for-check',
      args: { check: 'platform/iam' },
    },
    {
      name: 'the message is denied for no permission that is named',
      plan,
      seen: { ...free, 'tiny-message': failed('permission-denied') },
      status: 'fail',
      code: 'cloud-access-refused',
      args: { probe: 'tiny-message' },
    },
    {
      name: 'only the questions of the poll are denied',
      plan: onPath('vertex', {}, 'global'),
      seen: {
        'cloud-identity': {},
        'cloud-access': { ...failed('permission-denied'), permission: 'serviceusage.services.get' },
        'token-count': {},
        ...unpaid,
      },
      status: 'inconclusive',
      code: 'access-half-shown',
      args: { answered: ['token-count'] },
    },
    {
      name: 'nobody is signed in',
      plan,
      seen: {
        'cloud-identity': failed('no-credential', signIn),
        'cloud-access': { ...failed('no-credential'), status: 'unavailable' },
      },
      status: 'inconclusive',
      code: 'no-cloud-credential',
      args: { reason: signIn },
    },
    { name: 'never attempted', plan, status: 'inconclusive', code: 'not-observed' },
  ],
  'on a cloud',
);
