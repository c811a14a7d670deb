import credentials from '../../../checks/platform/credentials.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { onBedrock, signIn } from './cloud-plans.ts';

const plan = onBedrock();
const expired = 'The token has expired. Run aws sso login.';

judgeTable(
  credentials,
  [
    {
      name: 'the cloud knows whose it is',
      plan,
      seen: { 'cloud-identity': {} },
      status: 'pass',
      code: 'cloud-credential-found',
      basis: 'live',
      args: { account: '123456789012', from: 'AWS_ACCESS_KEY_ID', region: 'us-east-1', workspace: null },
    },
    {
      name: 'requests go elsewhere',
      plan,
      seen: { 'cloud-identity': { foreignHosts: ['127.0.0.1:9000', 'gateway.example.com'] } },
      status: 'warn',
      code: 'cloud-credential-sent-elsewhere',
      args: { hosts: ['gateway.example.com'] },
    },
    {
      name: 'requests go to this machine',
      plan,
      seen: { 'cloud-identity': { foreignHosts: ['127.0.0.1:9000'] } },
      status: 'pass',
      code: 'cloud-credential-found',
    },
    {
      name: 'nobody is signed in: the words hold the command',
      plan,
      seen: { 'cloud-identity': failed('no-credential', signIn) },
      status: 'inconclusive',
      code: 'no-cloud-credential',
      args: { reason: signIn },
    },
    {
      name: 'expired, with the command',
      plan,
      seen: { 'cloud-identity': failed('key-rejected', expired) },
      status: 'inconclusive',
      code: 'no-cloud-credential',
      args: { reason: expired },
    },
    {
      name: 'told whose it is by itself, and turned down by the first who was asked',
      plan,
      seen: { 'cloud-identity': {}, 'cloud-access': failed('key-rejected', expired) },
      status: 'inconclusive',
      code: 'no-cloud-credential',
      args: { reason: expired },
    },
    {
      name: 'no network',
      plan,
      seen: { 'cloud-identity': failed('connection-failed') },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'offline',
      plan,
      seen: { 'cloud-identity': { ...unavailable(), held: { by: 'offline' } } },
      status: 'inconclusive',
      code: 'ran-offline',
    },
  ],
  'on a cloud',
);
