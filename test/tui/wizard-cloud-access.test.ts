import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { Secret } from '../../src/claude/secret.ts';
import { accessOnPath } from '../../src/tui/state/asked-account.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { keys } from '../support/terminal.ts';
import { credential, fakeServices, openWizard, pricedProbes } from '../support/wizard.ts';

const onBedrock = planWith({
  ...completePlan,
  platform: {
    path: 'bedrock',
    region: 'us-east-1',
    deployment: 'global.anthropic.claude-sonnet-5-5',
  },
  answers: {
    ...completePlan.answers,
    'platform/billing-owner': { says: 'yes', by: 'Ada Example', on: '2026-11-01' },
  },
});
const onTheApi = planWith(completePlan);

test('a plan of a cloud is polled with the credential of the cloud, and no key of Anthropic is asked for', async () => {
  const { services, calls } = fakeServices({ plan: onBedrock, cloudHosts: () => ['gateway.example'] });
  const { until, press } = openWizard(services, { columns: 100, rows: 40 });
  expect(await until('Start from gonogo.json')).toContain(
    'The plan goes by Amazon Bedrock (bedrock-runtime)',
  );
  press(keys.enter, '8');
  const screen = await until('Send these probes');
  expect(screen).toContain("Account: the one that this machine's credential for Amazon Bedrock");
  expect(screen).toContain("go to gateway.example, which is not the cloud's own");
  expect(screen).not.toMatch(/Enter a key|No key was found/);
  press('y');
  await until('Verdict and findings');
  expect(calls.polls.map(({ access }) => access)).toEqual([{ kind: 'environment' }]);
});

const environment = { kind: 'environment' } as const;
const offline = { kind: 'offline' } as const;
const typed = { kind: 'typed', key: new Secret('sk-ant-api03-test-canary-0001') } as const;

test.each([
  [onBedrock, null, null, environment],
  [onBedrock, typed, null, environment],
  [onBedrock, offline, credential, offline],
  [onTheApi, null, null, null],
  [onTheApi, typed, null, typed],
  [onTheApi, environment, credential, environment],
  // The plan went by a cloud before.
  [onTheApi, environment, null, null],
])('whose account is asked once the path is settled (case %#)', (plan, access, found, asked) => {
  expect(accessOnPath({ plan, access }, { catalog, credential: found })).toEqual(asked);
});

test.each([
  { columns: 80, rows: 24 },
  { columns: 60, rows: 20 },
])(
  'what stays in the account for good is said where the list is too long for $columns by $rows',
  async (size) => {
    const leaves = 'The first message starts a subscription.';
    const long = pricedProbes.map((probe) => ({ ...probe, sends: 'Many words. '.repeat(40) }));
    const priced = long.map((probe) => (probe.id === 'tiny-message' ? { ...probe, leaves } : probe));
    const { services } = fakeServices({ plan: onBedrock, pricePoll: () => priced });
    const { until, press } = openWizard(services, size);
    await until('Start from gonogo.json');
    press(keys.enter, '8');
    const screen = await until('Send these probes');
    expect(screen).toContain(leaves);
    expect(screen).not.toContain('Many words');
  },
);
