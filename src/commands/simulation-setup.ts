import type { Client } from '../capacity/simulation/client.ts';
import { hasAnthropicOrganization, platformRow } from '../catalog/lookup.ts';
import { type AnswerPace, answerPace, plannedClient, reservedTokens } from '../judge/planned-scenario.ts';
import { UsageError } from '../plan/usage-error.ts';
import { list } from '../report/wording/format.ts';
import {
  type LimitedBy,
  type LimitedClass,
  type LimitedService,
  limitedService,
  limitsOfAccount,
  limitsOfTier,
  mostNamed,
} from './limited-classes.ts';
import { plannedTraffic } from './simulated-plan.ts';
import { recordedAsTraffic } from './simulated-recording.ts';
import type { SimulatedTraffic, SimulationInput } from './simulation-input.ts';

export interface SimulationSetup extends LimitedService, SimulatedTraffic {
  readonly limitedBy: LimitedBy;
  readonly client: Client;
  readonly pace: AnswerPace;
}

/** Throws UsageError where plan, recording and account together do not say enough. */
export function simulationSetup(input: SimulationInput): SimulationSetup {
  const { plan, whatIf, observed } = input;
  const sent = input.trace ? recordedAsTraffic(input, input.trace.trace) : plannedTraffic(input);
  const pace = answerPace({ observed });
  refuseTierElsewhere(input);
  const limitsOf = whatIf.tier ? limitsOfTier(input.catalog, whatIf.tier) : limitsOfAccount(input);
  const limitedBy: LimitedBy = {
    limitsOf,
    own: whatIf,
    pace,
    enforced: whatIf.enforced ?? 'minute',
    reservedTokens: reservedTokens(plan, input.catalog)?.tokens ?? null,
  };
  const limited = limitedService(sent.classes, limitedBy);
  if (limited.limits.length === 0) throw new UsageError(noLimits(sent.classes));
  const { concurrency, attempts } = whatIf;
  return {
    ...sent,
    ...limited,
    limitedBy,
    pace,
    client: plannedClient(
      {
        ...plan,
        client: {
          ...plan.client,
          ...(concurrency !== undefined && { concurrency }),
          ...(attempts !== undefined && { attempts }),
        },
      },
      input.catalog,
    ),
  };
}

/** Tiers are Anthropic's: the clouds' own quotas have none. */
function refuseTierElsewhere({ plan, catalog, whatIf }: SimulationInput): void {
  const platform = plan.platform.path ? platformRow(catalog, plan.platform.path) : null;
  if (!whatIf.tier || !platform || hasAnthropicOrganization(platform)) return;
  throw new UsageError(
    `${platform.name} has no usage tiers. Give its quotas instead, for instance --what-if rpm=50,tpm=400000.`,
  );
}

/** The first few, and how many more there are. */
const someOf = (names: readonly string[]): string =>
  list(
    names.length <= mostNamed ? names : [...names.slice(0, mostNamed), `${names.length - mostNamed} more`],
  );

const noLimits = (classes: readonly LimitedClass[]): string =>
  `No rate limit is known for ${someOf(classes.map(({ models }) => models || 'requests without a model'))}. Give limits of your own with --what-if rpm=50,tpm=400000; on the Claude API name a tier whose limits are published with --what-if tier=start or in limits.tier; or run "gonogo run" with a key first: it keeps the limits of the account.`;
