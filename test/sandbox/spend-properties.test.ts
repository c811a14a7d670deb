import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { type AccountProfile, accountProfiles } from '../../src/sandbox/account.ts';
import { Ledger } from '../../src/sandbox/spend.ts';

/** Documented monthly caps, by hand. */
const tierCapUsd = { start: 500, build: 1_000, custom: null } as const;
const workspaceIds = ['wrkspc_01Own', 'wrkspc_01Limited', 'wrkspc_01Free'] as const;
const [ownId, limitedId] = workspaceIds;

/** Quarters of a dollar add up without an error of rounding. */
const usd = (most: number) => fc.integer({ min: 0, max: most * 4 }).map((quarters) => quarters / 4);
const limit = fc.option(usd(60));
const account = fc.record({
  tier: fc.constantFrom('start', 'build', 'custom'),
  creditUsd: usd(1_500),
  spentThisMonthUsd: usd(480),
  organizationLimitUsd: fc.option(usd(900)),
  ownLimitUsd: limit,
  otherLimitUsd: limit,
  isDefault: fc.boolean(),
});
type Drawn = typeof account extends fc.Arbitrary<infer T> ? T : never;

const step = fc.record({
  /** Also back: clocks are set. */
  days: fc.integer({ min: -3, max: 20 }),
  usd: usd(200),
  workspaceId: fc.constantFrom(...workspaceIds),
});

function profileOf(drawn: Drawn): AccountProfile {
  const { ownLimitUsd, otherLimitUsd, isDefault, ...rest } = drawn;
  return {
    ...accountProfiles.start,
    ...rest,
    workspaceLimitUsd: ownLimitUsd,
    workspace: { id: ownId, isDefault, name: 'own' },
    workspaces: [
      {
        id: limitedId,
        name: 'limited',
        archivedAt: null,
        ...(otherLimitUsd !== null && { monthlyLimitUsd: otherLimitUsd }),
      },
    ],
  };
}

interface Charge {
  readonly usd: number;
  readonly workspaceId: string;
  readonly month: string;
}

/** Adds everything up anew, every time it is asked. */
function naiveRefusal(drawn: Drawn, charges: readonly Charge[], month: string, workspaceId: string) {
  const sum = (list: readonly Charge[]) => list.reduce((total, charge) => total + charge.usd, 0);
  const now = charges.filter((charge) => charge.month === month);
  const limits: Readonly<Record<string, number | null>> = {
    [ownId]: drawn.isDefault ? null : drawn.ownLimitUsd,
    [limitedId]: drawn.otherLimitUsd,
  };
  const workspaceLimitUsd = limits[workspaceId] ?? null;
  const ownSum = sum(now.filter((charge) => charge.workspaceId === workspaceId));
  const capUsd = tierCapUsd[drawn.tier];
  // The first entry is what was spent before; it took nothing of the credit left at the start.
  if (drawn.creditUsd <= sum(charges.slice(1))) return 'credit-empty';
  if (drawn.organizationLimitUsd !== null && sum(now) >= drawn.organizationLimitUsd)
    return 'organization-spend-limit';
  if (workspaceLimitUsd !== null && ownSum >= workspaceLimitUsd) return 'workspace-spend-limit';
  return capUsd !== null && sum(now) >= capUsd ? 'tier-spend-cap' : null;
}

test('the ledger refuses exactly when a limit is reached, workspace by workspace, month by month', () => {
  fc.assert(
    fc.property(account, fc.array(step, { maxLength: 40, size: 'max' }), (drawn, steps) => {
      let nowMs = Date.parse('2026-11-20T12:00:00Z');
      let month = '2026-11';
      const ledger = new Ledger(profileOf(drawn), catalog, new Date(nowMs));
      const charges: Charge[] = [{ usd: drawn.spentThisMonthUsd, workspaceId: ownId, month }];
      const refusals = () => workspaceIds.map((id) => ledger.refusal(id, new Date(nowMs)));
      const naive = () => workspaceIds.map((id) => naiveRefusal(drawn, charges, month, id));
      expect(refusals()).toEqual(naive());
      for (const next of steps) {
        const before = { totalUsd: ledger.totalUsd, month, refusals: refusals() };
        nowMs += next.days * 86_400_000;
        const said = new Date(nowMs).toISOString().slice(0, 7);
        if (said > month) month = said;
        ledger.charge(next.usd, next.workspaceId, new Date(nowMs));
        charges.push({ usd: next.usd, workspaceId: next.workspaceId, month });
        expect(ledger.totalUsd).toBe(before.totalUsd + next.usd);
        expect(refusals()).toEqual(naive());
        // What was refused stays refused while the month lasts: nothing spent comes back.
        if (month === before.month)
          expect(refusals().every((cause, index) => cause !== null || before.refusals[index] === null)).toBe(
            true,
          );
      }
    }),
    { numRuns: 300 },
  );
});
