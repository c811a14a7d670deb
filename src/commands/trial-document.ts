import { measuredBudgetMonth } from '../../checks/cost/measured-budget.ts';
import { checks as allChecks } from '../../checks/registry.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { moreSamplesToHalve } from '../cost/sample-size.ts';
import type { JudgeInput } from '../judge/check.ts';
import { measuredMonth } from '../judge/measured-sizes.ts';
import type { Observed } from '../judge/observation.ts';
import { judgeAll } from '../judge/runner.ts';
import type { TrialSeen } from '../judge/seen/trial.ts';
import type { TrialDocument } from '../judge/trial-schema.ts';
import type { Plan } from '../plan/schema.ts';
import { plannedMonth } from '../plan/workload.ts';
import { wordFinding } from '../report/worded.ts';
import { withoutFloatNoise } from './float-noise.ts';

/** Checks that a trial alone can settle, in the order they are told. */
const judgedByTrial: readonly string[] = [
  'cost/trial',
  'tokens/counted',
  'cost/budget',
  'cost/max-tokens-realistic',
  'cost/thinking',
  'cost/tool-overhead',
  'cost/caching',
  'cost/cache-ttl',
  'cost/cache-prefix-stable',
];

export interface TrialParts {
  readonly trial: TrialSeen;
  readonly plan: Plan;
  /** False: no plan was found, so that no check has anything to hold the trial against. */
  readonly hasPlan: boolean;
  readonly catalog: Catalog;
  readonly now: Date;
  readonly version: string;
}

/** What a trial measured and what that means for the plan. */
export function trialDocument({ trial, plan, hasPlan, catalog, now, version }: TrialParts): TrialDocument {
  const at = now.toISOString();
  const observed: Observed = {
    trial: {
      id: 'trial',
      probe: 'trial',
      status: 'observed',
      at,
      ms: 0,
      costUsd: 0,
      requestIds: [],
      value: trial,
    },
  };
  const input: JudgeInput = { plan, catalog, observed, today: at.slice(0, 10) };
  const answered = trial.live?.answered ?? null;
  return withoutFloatNoise({
    schema: 'gonogo/trial@1',
    tool: { name: 'gonogo', version },
    trial,
    month: monthOf(input),
    moreToHalveInterval: {
      samples: moreSamplesToHalve(trial.counted),
      answers: answered === null ? null : moreSamplesToHalve(answered),
    },
    findings: hasPlan ? findingsOf(input) : [],
  });
}

function monthOf(input: JudgeInput): TrialDocument['month'] {
  const month = plannedMonth(input.plan, input.catalog, measuredMonth(input));
  if (month.kind !== 'planned') return null;
  const { requests, totalUsd } = month.forecast.medium;
  const interval = measuredBudgetMonth(input, month);
  return {
    requests,
    usd: totalUsd,
    interval: interval && { low: interval.lowUsd, high: interval.highUsd },
  };
}

function findingsOf(input: JudgeInput): TrialDocument['findings'] {
  const checks = judgedByTrial.flatMap((id) => allChecks.filter((check) => check.id === id));
  return judgeAll(checks, input).flatMap((finding) => {
    const check = checks.find(({ id }) => id === finding.check);
    if (!check || finding.status === 'not-applicable') return [];
    const { title, detail, fix } = wordFinding(finding, check);
    return [{ check: finding.check, status: finding.status, title, detail, fix: [...fix] }];
  });
}
