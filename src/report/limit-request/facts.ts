import { type Catalog, catalog } from '../../catalog/catalog.ts';
import type { LimitIncrease } from '../../catalog/limit-increase.ts';
import { findModel, limitIncrease, platformRow } from '../../catalog/lookup.ts';
import type { Model } from '../../catalog/model.ts';
import type { Platform } from '../../catalog/platform.ts';
import type { PlannedEndpoint } from '../../catalog/quota-names.ts';
import { chanceFactors } from '../../judge/carrying-limits.ts';
import { type LimitEvidence, limitEvidence } from '../../judge/limit-evidence.ts';
import { fittingTrial, measuredMonth } from '../../judge/measured-sizes.ts';
import type { Observed } from '../../judge/observation.ts';
import type { Run } from '../../judge/run.ts';
import { type Ask, type AskedRow, askedRows } from './asked.ts';
import { grownBy, roundedUp } from './how-much.ts';

/** What the parts of a request for higher limits are written from: a run, and the names that services give their limits. */
export interface RequestFacts {
  readonly run: Run;
  readonly plan: Run['plan'];
  readonly catalog: Catalog;
  readonly observed: Observed;
  readonly platform: Platform | null;
  readonly increase: LimitIncrease | null;
  readonly model: Model | undefined;
  readonly planned: PlannedEndpoint;
  readonly evidence: LimitEvidence;
  readonly measured: ReturnType<typeof measuredMonth>;
  readonly trial: ReturnType<typeof fittingTrial>;
  readonly rows: readonly AskedRow[];
  /** How much larger the traffic is after the growth that is asked for. */
  readonly growth: number;
}

export function requestFacts(run: Run): RequestFacts {
  const { plan } = run;
  const observed = Object.fromEntries(run.observations.map((row) => [row.id, row])) as Observed;
  const input = { plan, catalog, observed };
  const path = plan.platform.path ?? null;
  const model = findModel(catalog, plan.model.id);
  const increase = path && limitIncrease(catalog, path);
  const evidence = limitEvidence(input);
  const growth = grownBy(plan.traffic.growthPerMonth ?? null);
  return {
    run,
    ...input,
    platform: path && platformRow(catalog, path),
    increase,
    model,
    planned: { model, writtenModel: plan.model.id ?? null, region: plan.platform.region ?? null },
    evidence,
    measured: measuredMonth(input),
    trial: fittingTrial(input),
    rows: askedRows(run, {
      catalog,
      increase,
      model,
      evidence,
      chance: chanceFactors(input, { growth, rounded: roundedUp }),
    }),
    growth,
  };
}

/** Whether any limit is asked for in this way. */
export const asksFor = ({ rows }: Pick<RequestFacts, 'rows'>, kind: Ask['kind']): boolean =>
  rows.some(({ ask }) => ask.kind === kind);

/** True where every figure is known and none of them has to rise. */
export const needsNothing = (facts: Pick<RequestFacts, 'rows'>): boolean =>
  facts.rows.length > 0 &&
  !(['asked', 'unknown', 'implausible'] as const).some((kind) => asksFor(facts, kind));
