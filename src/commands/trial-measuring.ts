import { setTimeout as wait } from 'node:timers/promises';
import { catalog } from '../catalog/catalog.ts';
import { platformRow } from '../catalog/lookup.ts';
import { claudeApiModelId } from '../catalog/path-model-id.ts';
import { withoutConsoleWarnings } from '../claude/probe-client.ts';
import { seededRandom } from '../cost/random.ts';
import type { TrialSeen } from '../judge/seen/trial.ts';
import { countJournalName, countWidth } from '../observe/trial/count-journal.ts';
import { runLive } from '../observe/trial/live.ts';
import { planLive } from '../observe/trial/live-choice.ts';
import { liveJournalName } from '../observe/trial/live-journal.ts';
import type { LiveOutcome } from '../observe/trial/live-outcome.ts';
import type { SampleFiles } from '../observe/trial/sample-files.ts';
import type { Scan } from '../observe/trial/scan.ts';
import { measureTrial } from '../observe/trial/trial.ts';
import type { Plan } from '../plan/schema.ts';
import { count } from '../report/wording/format.ts';
import type { TrialWork } from '../store/trial-work.ts';
import { foreignHostNotice, type OpenAccess } from './access.ts';
import { exitCodes, type GlobalOptions, type Io, notice, tell } from './io.ts';
import type { PlanOptions } from './plan-source.ts';
import { agreeToLive, announceLive, tellLive } from './trial-live.ts';
import type { TrialProgress } from './trial-progress.ts';

export interface TrialCommandOptions extends PlanOptions, GlobalOptions {
  readonly model?: string;
  readonly offline?: boolean;
  readonly baseUrl?: string;
  readonly skipBad?: boolean;
  /** How many samples are counted. */
  readonly sample?: number;
  /** How many are answered. */
  readonly live?: number;
  readonly batch?: boolean;
  /** USD. */
  readonly budget?: number;
  readonly seed?: number;
  /** In place of a trial that tells more. */
  readonly replace?: boolean;
}

/** What one trial works with. */
export interface Trying {
  readonly plan: Plan;
  readonly model: string;
  readonly access: OpenAccess;
  readonly files: SampleFiles;
  readonly work: TrialWork | null;
  readonly progress: TrialProgress;
  /** Whether a person at the terminal can be asked. */
  readonly mayAsk: boolean;
}

/**
 * Counts the samples, sends those that were agreed to, and sums up. The exit code is that of a trial which did all that was
 * asked for, or of one whose answers nobody could agree to.
 */
export async function measuring(
  io: Io,
  options: TrialCommandOptions,
  trying: Trying,
  scan: Scan,
): Promise<{ readonly measured: TrialSeen; readonly exitCode: number }> {
  const { plan, model, access, files, work, progress, mayAsk } = trying;
  const isAsked = !access.offline && access.credentialReason === null;
  await announceCount(io, options, trying, scan, isAsked);
  const client = isAsked ? await access.client() : null;
  const counts = client && (await work?.journal(countJournalName(model, client.baseURL), countWidth));
  const sleep = (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal }).catch(() => undefined);
  let exitCode: number = exitCodes.done;

  const live = async (tokens: Float64Array): Promise<LiveOutcome | null> => {
    progress.clear();
    const via = options.batch ? 'batch' : 'messages';
    const longAnswers = await access.clientOfLongAnswers();
    const journal = (await work?.lines(liveJournalName(model, longAnswers.baseURL, via))) ?? null;
    const random = seededRandom((options.seed ?? 0) + 1);
    const planned = await planLive(files, scan.samples, tokens, {
      count: options.live ?? 0,
      via,
      plan,
      catalog,
      random,
      signal: io.signal,
      journal,
    });
    await announceLive(io, options, planned);
    if (planned.calls.length === 0 && planned.earlier === null) return null;
    const agreement = await agreeToLive(io, { ...options, mayAsk }, planned);
    if (agreement.kind === 'over-budget') {
      exitCode = exitCodes.usage;
      await tell(io, agreement.sentence);
    }
    if (agreement.kind !== 'agreed') return null;
    const outcome = await runLive(files, scan.samples, planned, {
      client: longAnswers,
      journal,
      plan,
      catalog,
      budgetUsd: agreement.budgetUsd,
      signal: io.signal,
      now: io.now,
      clock: io.clock,
      sleep,
      onEvent: progress.on,
    });
    progress.clear();
    await tellLive(io, outcome);
    if (outcome.answers.length === 0 && !io.signal.aborted) exitCode = exitCodes.usage;
    return outcome;
  };

  const measured = await withoutConsoleWarnings(() =>
    measureTrial(files, scan, {
      plan,
      catalog,
      model,
      client,
      counting: { clock: io.clock, sleep, journal: counts ?? null },
      ...(options.sample !== undefined && { sample: options.sample }),
      skipBad: options.skipBad ?? false,
      ...(options.live !== undefined && { live }),
      sandbox: access.sawSandbox,
      signal: io.signal,
      now: io.now,
      random: seededRandom(options.seed ?? 0),
      onEvent: progress.on,
    }),
  );
  return { measured, exitCode };
}

/** Where the key goes is said even to those who want no notices. */
async function announceCount(
  io: Io,
  options: TrialCommandOptions,
  { access, model, plan }: Trying,
  { samples }: Scan,
  isAsked: boolean,
): Promise<void> {
  const all = Math.min(options.sample ?? samples.length, samples.length);
  const { path } = plan.platform;
  if (path && path !== 'claude-api')
    await notice(
      io,
      options,
      `The plan goes by ${platformRow(catalog, path).name}. A trial asks the Claude API, with a key of Anthropic's, and what it sends with --live is billed there.`,
    );
  if (isAsked) {
    const foreign = foreignHostNotice(access, null, ['credential']);
    if (foreign) await tell(io, foreign);
    await notice(
      io,
      options,
      `Counting ${count(all)} ${all === 1 ? 'sample' : 'samples'} for ${claudeApiModelId(catalog, model)} with the token-counting endpoint, free of charge.`,
    );
    return;
  }
  const reason = access.offline ? '' : `${access.credentialReason} `;
  await notice(io, options, `${reason}Tokens are estimated on this machine and nothing is sent.`);
}
