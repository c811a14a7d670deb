import { type Limit, minuteLimit } from '../../../src/capacity/simulation/limit.ts';
import type { MinuteLimits } from '../../../src/catalog/limits.ts';
import { type AccountProfile, accountProfiles } from '../../../src/sandbox/account.ts';

export type Sender = 'usual' | 'limited';
export const keys: Readonly<Record<Sender, string>> = {
  usual: 'sk-ant-api03-test-canary-0001',
  limited: 'sk-ant-api03-test-other-0002',
};
const limitClass = 'haiku-4-5';
const limitedWorkspace = 'wrkspc_01SandboxOther';

/** Limits of the organization, and those of the workspace that the sender `limited` speaks for. */
export interface SmallLimits {
  readonly organization: MinuteLimits;
  readonly workspace?: Partial<MinuteLimits>;
}

/** An account that nothing but these limits stops; without them, nothing at all. */
export const accountWith = (limits: SmallLimits | null): AccountProfile => ({
  ...accountProfiles.unlimited,
  ...(limits && {
    limits: { [limitClass]: limits.organization },
    workspaceLimits: { [limitedWorkspace]: { [limitClass]: limits.workspace ?? {} } },
  }),
  apiKeys: [
    {
      id: 'apikey_01Other',
      name: 'other',
      status: 'active',
      expiresAt: null,
      workspaceId: limitedWorkspace,
      secret: keys.limited,
    },
  ],
});

/** The same limits for a simulation, by the name a 429 gives them, and which of them each sender has to pass. */
export function simulatedLimits({ organization, workspace = {} }: SmallLimits) {
  const named = {
    rpm: ['requests', 'requests'],
    itpm: ['input', 'input tokens'],
    otpm: ['output', 'output tokens'],
  } as const;
  const of = (whose: string, limits: Partial<MinuteLimits>) =>
    (['rpm', 'itpm', 'otpm'] as const).flatMap((figure): { name: string; limit: Limit }[] => {
      const perMinute = limits[figure];
      if (perMinute === undefined) return [];
      const [counts, unit] = named[figure];
      return [{ name: `${whose} ${unit}`, limit: minuteLimit(counts, perMinute, 'minute') }];
    });
  const shared = of('organization', organization);
  const all = [...shared, ...of('workspace', workspace)];
  const firsts = (count: number) => Array.from({ length: count }, (_, n) => n);
  return {
    names: all.map(({ name }) => name),
    limits: all.map(({ limit }) => limit),
    streams: [firsts(shared.length), firsts(all.length)],
    streamOf: (from: Sender) => (from === 'usual' ? 0 : 1),
  };
}
