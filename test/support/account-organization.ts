import { type AccountProfile, accountProfiles } from '../../src/sandbox/account.ts';
import type { UsageDay } from '../../src/sandbox/account-records.ts';

/** The key in use, those that stand beside it, and the admin key; the middle of each must never be seen. */
export const accountKeys = {
  ANTHROPIC_API_KEY: 'sk-ant-api03-canaryALPHA-0001',
  ANTHROPIC_AUTH_TOKEN: 'sk-ant-oat01-canaryBRAVO-0002',
  ANTHROPIC_ADMIN_KEY: 'sk-ant-admin01-canaryCHARLIE-0003',
} as const;
export const keyMiddles = ['canaryALPHA', 'canaryBRAVO', 'canaryCHARLIE'];

const production = 'wrkspc_01Production';
const staging = 'wrkspc_01Staging';

/** Hand-made, so that sums can be worked out: 19 whole days of the same use, and a running one. */
function day(date: string): UsageDay[] {
  return [
    {
      date,
      model: 'claude-sonnet-5-5',
      workspaceId: production,
      apiKeyId: 'apikey_01Production',
      requests: 100,
      uncachedInputTokens: 100_000,
      cacheWrite5mTokens: 20_000,
      cacheWrite1hTokens: 5_000,
      cacheReadTokens: 400_000,
      outputTokens: 50_000,
      amountUsd: 10,
    },
    {
      date,
      model: 'claude-haiku-5-5',
      workspaceId: staging,
      apiKeyId: 'apikey_01Staging',
      requests: 10,
      uncachedInputTokens: 10_000,
      cacheReadTokens: 0,
      outputTokens: 1_000,
      amountUsd: 0.5,
    },
  ];
}

const days = Array.from({ length: 19 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`);

/** An organization with three workspaces and overrides, an expiring key, two pages of keys and the spend limits preview. */
export const organizationProfile: AccountProfile = {
  ...accountProfiles.build,
  organizationName: 'Example Organization',
  organizationLimitUsd: 800,
  workspaceLimitUsd: 220,
  workspace: { id: production, isDefault: false, name: 'Production' },
  workspaces: [
    { id: staging, name: 'Staging', archivedAt: null, monthlyLimitUsd: 50 },
    { id: 'wrkspc_01Old', name: 'Old', archivedAt: '2026-06-01T00:00:00.000Z' },
  ],
  workspaceLimits: { [production]: { 'sonnet-5-5': { rpm: 500, itpm: 1_000_000 } } },
  apiKeys: [
    ...Array.from({ length: 110 }, (_, index) => ({
      id: `apikey_01Other${index}`,
      name: `other-${index}`,
      status: 'inactive' as const,
      expiresAt: null,
      workspaceId: staging,
    })),
    {
      id: 'apikey_01Production',
      name: 'production',
      status: 'active',
      expiresAt: '2026-12-04T12:00:00.000Z',
      workspaceId: production,
      secret: accountKeys.ANTHROPIC_API_KEY,
    },
    {
      id: 'apikey_01Staging',
      name: 'staging',
      status: 'active',
      expiresAt: null,
      workspaceId: staging,
    },
  ],
  usage: days.flatMap(day),
  spendLimitsPreview: true,
};
