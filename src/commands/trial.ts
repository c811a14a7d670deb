import { setTimeout as wait } from 'node:timers/promises';
import { catalog } from '../catalog/catalog.ts';
import { withoutConsoleWarnings } from '../claude/probe-client.ts';
import { seededRandom } from '../cost/random.ts';
import type { TrialSeen } from '../judge/seen/trial.ts';
import { countJournalName, countWidth } from '../observe/trial/count-journal.ts';
import { loadEstimator } from '../observe/trial/estimate.ts';
import { openSamples } from '../observe/trial/sample-files.ts';
import { rowWidth } from '../observe/trial/sample-table.ts';
import { badSamplesText, scanSamples } from '../observe/trial/scan.ts';
import { measureTrial } from '../observe/trial/trial.ts';
import { planSchema } from '../plan/schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import { trialText } from '../report/trial-text.ts';
import { openProject } from '../store/project.ts';
import { openTrialWork, placeForInput, type TrialWork } from '../store/trial-work.ts';
import { saveTrial } from '../store/trials.ts';
import { openAccess } from './access.ts';
import { exitCodes, type GlobalOptions, type Io, notice, print } from './io.ts';
import { findPlan, type PlanOptions } from './plan-source.ts';
import { laidPlanSchema } from './state.ts';

export interface TrialCommandOptions extends PlanOptions, GlobalOptions {
  readonly model?: string;
  readonly offline?: boolean;
  readonly baseUrl?: string;
  readonly skipBad?: boolean;
}

/** `gonogo trial SAMPLES`: what the team's own requests cost, counted instead of guessed. */
export async function trial(io: Io, options: TrialCommandOptions, [path = '']: string[]): Promise<number> {
  const plan = (await findPlan(io, options)) ?? planSchema.parse({});
  const model = options.model ?? plan.model.id;
  if (!model) throw new UsageError('The plan names no model to count with. Name one with --model.');
  const access = await openAccess(
    io,
    { kind: options.offline ? 'offline' : 'environment' },
    { ...(options.baseUrl && { baseUrl: options.baseUrl }) },
  );
  const project = () => openProject(io.cwd, laidPlanSchema(io));
  const files = await openSamples(path, io.cwd, {
    from: io.stdin,
    place: async () => {
      await project();
      return placeForInput(io.cwd);
    },
    signal: io.signal,
  });
  let work: TrialWork | null = null;
  try {
    for (const note of files.notes) await notice(io, options, note);
    await project();
    work = files.fingerprint === null ? null : await openTrialWork(io.cwd, files.fingerprint);
    const scan = await scanSamples(files, {
      estimate: await loadEstimator(),
      signal: io.signal,
      onProgress: () => {},
      journal: (await work?.journal('rows', rowWidth)) ?? null,
    });
    if (scan.skipped > 0 && !options.skipBad)
      throw new UsageError(
        `${badSamplesText(files.name, scan)}\nMend them, or leave them out with --skip-bad.`,
      );
    if (scan.samples.length === 0) throw new UsageError(`${files.name} holds no sample that can be used.`);
    const asks = !access.offline && access.credentialReason === null;
    const client = asks ? await access.client() : null;
    const counts = client && (await work?.journal(countJournalName(model, client.baseURL), countWidth));
    const measured: TrialSeen = await withoutConsoleWarnings(async () =>
      measureTrial(files, scan, {
        plan: { ...plan, model: { ...plan.model, id: model } },
        catalog,
        model,
        client,
        counting: {
          clock: () => performance.now(),
          sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
          journal: counts ?? null,
        },
        skipBad: options.skipBad ?? false,
        sandbox: access.sawSandbox,
        signal: io.signal,
        now: io.now,
        random: seededRandom(1),
        onEvent: () => {},
      }),
    );
    await saveTrial(io.cwd, measured);
    await print(io.stdout, options.json ? `${JSON.stringify(measured, null, 2)}\n` : trialText(measured));
    await notice(io, options, 'Saved: the checks of this project judge by it from now on.');
    return exitCodes.done;
  } finally {
    await work?.close();
    await files.close();
    await access.close();
  }
}
