import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { accountDocument } from '../../src/commands/account-document.ts';
import { accountScreen } from '../../src/commands/account-screen.ts';
import type { Io } from '../../src/commands/io.ts';
import type { Observation, Observed } from '../../src/judge/observation.ts';
import { configured, headers, startLimits } from '../checks/limits/plans.ts';
import { observedWith, planWith, TODAY } from '../support/plan-builder.ts';

const listedKey = {
  id: 'apikey_01Production',
  name: 'production',
  status: 'active',
  createdAt: '2026-06-01T00:00:00.000Z',
  expiresAt: null,
  principal: null,
  scope: { type: 'workspace', workspaceId: 'wrkspc_test_0001' },
} as const;
type Seen = Parameters<typeof observedWith>[0];
const lists: Seen = {
  model: { id: 'claude-sonnet-5-5' },
  organization: { id: 'org-test-0001', name: 'Example' },
  workspaces: { workspaces: [], defaultId: null, cut: false },
  'api-keys': { keys: [listedKey], inUse: { kind: 'found', id: listedKey.id }, cut: false },
  ...configured(startLimits()),
  'spend-limits': { limits: [], cut: false },
  'month-usage': {},
  'month-cost': {},
};
const rows = (seen: Seen): Observation[] => Object.values(observedWith(seen) as Observed) as Observation[];

/** A terminal that is shown these observations one lot after the other; what each lot adds. */
async function shownOf(...lots: readonly (readonly Observation[])[]): Promise<string[]> {
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
  const screen = accountScreen({ stdout, env: { NO_COLOR: '1' } } as unknown as Io, {
    input: true,
    color: false,
  });
  const settled: Observation[] = [];
  const added: string[] = [];
  for (const lot of lots) {
    settled.push(...lot);
    const document = accountDocument({
      plan: planWith({ platform: { path: 'claude-api' }, model: { id: 'claude-sonnet-5-5' } }),
      catalog,
      version: '0.0.0-test',
      startedAt: new Date(`${TODAY}T12:00:00Z`),
      modelFrom: 'plan',
      access: {
        credential: null,
        credentialReason: null,
        adminReason: null,
        rehearsalAccount: null,
        sawSandbox: () => false,
      },
      budgetUsd: 0.05,
      observations: settled,
    });
    await screen.show(document, settled);
    added.push(String(stdout.read() ?? ''));
  }
  return added;
}

test('what the organization lists of the key in use is shown before the message is answered, and once', async () => {
  const [first, second] = await shownOf(
    rows(lists),
    rows({ 'tiny-message': headers(1_000, 2_000_000, 400_000) }),
  );
  for (const part of ['Who', 'Limits of', 'Left this month']) expect(first).toContain(part);
  expect(first).toContain('1,000 [');
  expect(second).toBe('');
});

test('a header that contradicts what is configured is told when it comes', async () => {
  const [, second] = await shownOf(rows(lists), rows({ 'tiny-message': headers(600, 2_000_000, 400_000) }));
  expect(second).toContain('The answer to the message changes what was shown above:');
  expect(second).toContain('states 600 for requests, where 1,000 is configured');
  expect(second).not.toContain('Who');
});

test('while nobody showed that the key is of the organization, what it lists waits for the message', async () => {
  const unlisted: Seen = { ...lists, 'api-keys': { keys: [], inUse: { kind: 'none' }, cut: false } };
  const [first, second] = await shownOf(rows(unlisted), rows({ 'tiny-message': headers(1_000, null, null) }));
  expect(first).not.toMatch(/Who|Limits of|This month|Left/);
  for (const part of ['Who', 'Limits of', 'Left this month']) expect(second).toContain(part);
});
