import { platformRow } from '../catalog/lookup.ts';
import { type Level, levels } from '../catalog/vocabulary.ts';
import { callFailed } from './call-failed.ts';
import type { Check, JudgeInput } from './check.ts';
import type { Code } from './codes.ts';
import type { Finding, Outcome, Status } from './finding.ts';
import type { Observation, ObservationId } from './observation.ts';
import { heldOutcome, inconclusive } from './outcome.ts';

/** Judges checks against one input. A check that throws becomes an `error` finding; the others go on. */
export function judgeAll(checks: readonly Check[], input: JudgeInput): Finding[] {
  return checks.map((check) => judgeOne(check, input));
}

export function judgeOne(check: Check, input: JudgeInput): Finding {
  const outcome = judgeSafely(check, input);
  const judged: Status = outcome.status;
  const blocking = blocksAt(check, judged, input.plan.level);
  const softened: Status = judged === 'fail' && !blocking ? 'warn' : judged;
  const waiver = waivableStatuses.has(judged)
    ? input.plan.waivers.find((row) => row.check === check.id && row.expires >= input.today)
    : undefined;
  return {
    check: check.id,
    section: check.section,
    status: waiver ? 'waived' : softened,
    judged,
    blocking,
    code: outcome.code,
    args: outcome.args,
    figures: outcome.figures,
    observations: check.needs.filter((id) => input.observed[id] !== undefined),
    ...(waiver && { waiver }),
  } as Finding;
}

/** A crash is nobody's decision to accept; passes and cautions need no waiver. */
const waivableStatuses: ReadonlySet<Status> = new Set(['fail', 'inconclusive', 'unanswered']);

/** True where a check judged so stops a launch of this level, if its status is one that stops any. */
export function blocksAt(
  { blocksFrom, failsFrom }: Pick<Check, 'blocksFrom' | 'failsFrom'>,
  judged: Status,
  level: Level,
): boolean {
  const from = judged === 'fail' ? (failsFrom ?? blocksFrom) : blocksFrom;
  return from !== 'never' && levels.indexOf(level) >= levels.indexOf(from);
}

type Judged = Omit<Outcome, 'status'> & { status: Status };

function judgeSafely(check: Check, input: JudgeInput): Judged {
  try {
    return onPlannedPath(check, input, withDemandedEvidence(check, input, check.judge(input)));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { status: 'error', code: 'check-crashed', args: { message }, basis: 'documented', figures: [] };
  }
}

/**
 * A pass on weaker evidence than the level demands was not verified: it becomes inconclusive and keeps its figures. Where
 * a probe was held back, that is the reason, for this and for what the check could not tell.
 */
function withDemandedEvidence(check: Check, input: JudgeInput, outcome: Outcome): Outcome {
  const unproven = isUnproven(check, input, outcome);
  if (!unproven && (outcome.status !== 'inconclusive' || noProbeTells.has(outcome.code))) return outcome;
  const seen = check.needs.map((id) => input.observed[id]);
  const refused = seen.find(wasTurnedDown);
  const held = refused ? null : seen.map(heldOutcome).find((row) => row !== null);
  if (held) return { ...held, figures: outcome.figures };
  const { demands } = check;
  if (!unproven || !demands) return outcome;
  // Whoever has asked and was turned down, in this call or in one it waited for, need not be told to ask.
  if (refused) return { ...callFailed(input.catalog, refused.probe, refused), figures: outcome.figures };
  // A trial is of yesterday: it cannot bring what only a call of today shows.
  const asked = check.needs.filter((id) => id !== 'trial' || demands.origins.includes('measured'));
  const absent = asked
    .map((id) => input.observed[id])
    .filter((row) => row !== undefined && row.status !== 'observed');
  const polled = Object.keys(input.observed).length > 0;
  return inconclusive(
    'needs-better-evidence',
    {
      has: outcome.basis,
      wants: demands.origins,
      level: input.plan.level,
      // What a poll did not attempt does not concern the plan.
      missing: polled ? absent.map(({ id }) => id) : asked,
      reasons: [...new Set(absent.map(({ reason }) => reason))],
    },
    { basis: outcome.basis, figures: outcome.figures },
  );
}

/** What stays open hangs on chance or on the service alone, whatever a probe brings. */
const noProbeTells: ReadonlySet<Code> = new Set([
  'traffic-may-exceed-limit',
  'headroom-uncertain',
  'bursts-may-be-lost',
  'ramp-sharp',
]);

function isUnproven({ demands }: Check, { plan }: JudgeInput, { status, basis }: Outcome): boolean {
  if (!demands || (status !== 'pass' && status !== 'warn')) return false;
  return levels.indexOf(plan.level) >= levels.indexOf(demands.from) && !demands.origins.includes(basis);
}

const wasTurnedDown = (seen: Observation | undefined): seen is Observation =>
  seen?.status === 'failed' || (seen?.status === 'unavailable' && seen.cause !== undefined);

/** The one path that every probe of this version speaks to. */
const probedPath = 'claude-api';
const missedByProbes: ReadonlySet<Code> = new Set(['not-observed', 'needs-better-evidence']);

/** Probes that speak to clouds too, at least to some of them. */
const speakToClouds: ReadonlySet<ObservationId> = new Set([
  'cloud-identity',
  'cloud-model',
  'cloud-access',
  'cloud-quotas',
  'model',
  'fallback-model',
  'token-count',
  'tiny-message',
]);

/** Where no probe that speaks to the planned path would show it, advice to run the poll again would send people in a circle. */
function onPlannedPath(check: Check, { plan, catalog, observed }: JudgeInput, outcome: Outcome): Outcome {
  const { path } = plan.platform;
  if (!path || path === probedPath || !missedByProbes.has(outcome.code)) return outcome;
  const mayStillTell = check.needs.some((id) => {
    const row: Observation | undefined = observed[id];
    if (!row) return speakToClouds.has(id);
    return row.status !== 'observed' && (row.cause !== undefined || row.held !== undefined);
  });
  if (mayStillTell) return outcome;
  const { basis, figures } = outcome;
  return inconclusive('path-not-probed', { platform: platformRow(catalog, path).name }, { basis, figures });
}
