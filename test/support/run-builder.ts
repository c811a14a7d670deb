import type { SourceId } from '../../src/catalog/sources.ts';
import { type Figure, type Origin, planned, type Unit } from '../../src/judge/figure.ts';
import type { CheckId, Section, Status } from '../../src/judge/finding.ts';
import type { Observation, ObservationId } from '../../src/judge/observation.ts';
import type { Derived, Run, WordedFinding } from '../../src/judge/run.ts';
import { countByStatus, verdictOf } from '../../src/judge/verdict.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import type { ReportedCheck } from '../../src/report/report-context.ts';
import { observedWith, planWith, TODAY } from './plan-builder.ts';

/** Runs are reported on the day they were made, unless a test says otherwise. */
export { TODAY } from './plan-builder.ts';

const at = `${TODAY}T09:00:12.000Z`;

/** A figure with today's date where it is not documented. */
export const figure = (
  name: string,
  value: number | string,
  unit: Unit,
  origin: Origin,
  source: string,
  on: string = origin === 'documented' ? '2026-10-08' : at,
): Figure =>
  origin === 'planned'
    ? planned(name, value, unit, source, TODAY)
    : { name, value, unit, origin, source, at: on };

interface FindingParts {
  readonly check: CheckId;
  readonly status: Status;
  readonly title: string;
  readonly detail: string;
  readonly blocking?: boolean;
  readonly judged?: Status;
  readonly code?: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly fix?: readonly string[];
  readonly next?: string;
  readonly figures?: readonly Figure[];
  readonly observations?: WordedFinding['observations'];
  readonly waiver?: WordedFinding['waiver'];
}

/** A worded finding. Writers read words, never codes, so the code is a stand-in unless a test names one. */
export function finding(parts: FindingParts): WordedFinding {
  const settled = parts.status === 'pass' || parts.status === 'not-applicable';
  return {
    section: parts.check.slice(0, parts.check.indexOf('/')) as Section,
    judged: parts.status,
    blocking: true,
    code: 'a-stand-in-code',
    args: {},
    figures: [],
    observations: [],
    fix: [],
    next: `gonogo ${settled ? 'explain' : 'check'} ${parts.check}`,
    ...parts,
  } as WordedFinding;
}

const noDerived: Derived = {
  month: { kind: 'missing', fields: ['traffic.requestsPerDay'] },
  limits: [],
};

/** A run whose verdict and counts follow from its findings. */
export function runWith(parts: Partial<Omit<Run, 'plan'>> & { readonly plan?: PlanInput } = {}): Run {
  const { plan: planInput, ...rest } = parts;
  const plan = planWith(planInput);
  const findings = rest.findings ?? [];
  const strict = rest.strict ?? false;
  return {
    schema: 'gonogo/run@1',
    id: '2026-11-20T09-00-11-3f9a',
    tool: { name: 'gonogo', version: '0.1.0' },
    startedAt: '2026-11-20T09:00:11.400Z',
    finishedAt: '2026-11-20T09:00:13.500Z',
    rehearsal: false,
    rehearsalAccount: null,
    strict,
    leftOut: [],
    level: plan.level,
    plan,
    catalogAsOf: TODAY,
    verdict: verdictOf(findings, strict),
    counts: countByStatus(findings),
    spend: { budgetUsd: 0.05, worstCaseUsd: 0.00012, actualUsd: 0.000026 },
    derived: noDerived,
    findings,
    observations: [],
    ...rest,
  };
}

/** The four probes of a poll that went well, in the order they are asked; request ids visibly made up. */
export function goodObservations(): Observation[] {
  const observed = observedWith({
    credential: {},
    model: {},
    'token-count': { inputTokens: 3_870, characters: 15_200 },
    'tiny-message': {
      latencyMs: 640,
      limits: {
        requests: { limit: 10_000, remaining: 9_999, resetsAt: at },
        inputTokens: { limit: 10_000_000, remaining: 10_000_000, resetsAt: at },
        outputTokens: { limit: 2_000_000, remaining: 2_000_000, resetsAt: at },
        tokens: { limit: 12_000_000, remaining: 12_000_000, resetsAt: at },
      },
    },
  });
  const ask: Partial<Record<ObservationId, number>> = { model: 180, 'token-count': 240, 'tiny-message': 640 };
  return Object.values(observed).map((row) => {
    const ms = ask[row.id];
    if (ms === undefined) return { ...row, at };
    const costUsd = row.id === 'tiny-message' ? 0.000026 : 0;
    return { ...row, at, ms, costUsd, requestIds: [`req_test_${row.id}`] };
  });
}

/** A probe that was not run. */
export const offline = (id: Observation['id'], reason = 'The run is offline.'): Observation =>
  ({
    id,
    probe: id,
    at,
    ms: 0,
    costUsd: 0,
    requestIds: [],
    status: 'unavailable',
    reason,
  }) as Observation;

/** The part of a check a report reads. */
export const reported = (
  id: CheckId,
  subject: string,
  sources: readonly SourceId[] = [],
  question?: string,
): ReportedCheck => ({
  id,
  subject,
  guide: { sources },
  ...(question && { asks: { question, where: 'The Console.' } }),
});
