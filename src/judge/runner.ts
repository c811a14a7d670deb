import { platformRow } from '../catalog/lookup.ts';
import { type Level, levels } from '../catalog/vocabulary.ts';
import { callFailed } from './call-failed.ts';
import type { Check, JudgeInput } from './check.ts';
import type { Code } from './codes.ts';
import type { Finding, Outcome, Status } from './finding.ts';
import type { Observation } from './observation.ts';
import { inconclusive } from './outcome.ts';

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
    return onPlannedPath(input, withDemandedEvidence(check, input, check.judge(input)));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { status: 'error', code: 'check-crashed', args: { message }, basis: 'documented', figures: [] };
  }
}

/** A pass on weaker evidence than the level demands was not verified: it becomes inconclusive and keeps its figures. */
function withDemandedEvidence(check: Check, input: JudgeInput, outcome: Outcome): Outcome {
  const { demands } = check;
  if (!demands || (outcome.status !== 'pass' && outcome.status !== 'warn')) return outcome;
  if (levels.indexOf(input.plan.level) < levels.indexOf(demands.from)) return outcome;
  if (demands.origins.includes(outcome.basis)) return outcome;
  const refused = check.needs.map((id) => input.observed[id]).find(wasTurnedDown);
  // Whoever has asked and was turned down, in this call or in one it waited for, need not be told to ask.
  if (refused) return { ...callFailed(input.catalog, refused.probe, refused), figures: outcome.figures };
  const missing = check.needs.filter((id) => input.observed[id]?.status !== 'observed');
  return inconclusive(
    'needs-better-evidence',
    { has: outcome.basis, wants: demands.origins, level: input.plan.level, missing },
    { basis: outcome.basis, figures: outcome.figures },
  );
}

const wasTurnedDown = (seen: Observation | undefined): seen is Observation =>
  seen?.status === 'failed' || (seen?.status === 'unavailable' && seen.cause !== undefined);

/** The one path this version's probes speak to. */
const probedPath = 'claude-api';
const missedByProbes: ReadonlySet<Code> = new Set(['not-observed', 'needs-better-evidence']);

/** On a path no probe speaks to, advice to run the poll again would send people in a circle. */
function onPlannedPath({ plan, catalog }: JudgeInput, outcome: Outcome): Outcome {
  const { path } = plan.platform;
  if (!path || path === probedPath || !missedByProbes.has(outcome.code)) return outcome;
  const { basis, figures } = outcome;
  return inconclusive('path-not-probed', { platform: platformRow(catalog, path).name }, { basis, figures });
}
