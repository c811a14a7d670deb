import { addAbortSignal } from 'node:stream';
import { catalog } from '../catalog/catalog.ts';
import type { TrialSeen } from '../judge/seen/trial.ts';
import { loadEstimator } from '../observe/trial/estimate.ts';
import { openSamples } from '../observe/trial/sample-files.ts';
import { rowWidth } from '../observe/trial/sample-table.ts';
import { badSamplesText, type Scan, scanSamples } from '../observe/trial/scan.ts';
import { planSchema } from '../plan/schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import { trialText } from '../report/trial-text.ts';
import { openProject } from '../store/project.ts';
import { openTrialWork, placeForInput, type TrialWork } from '../store/trial-work.ts';
import { openAccess } from './access.ts';
import { columnsOf, exitCodes, type Io, notice, print, tell, wantsAscii, wantsColor } from './io.ts';
import { findPlan, requirePlan } from './plan-source.ts';
import { laidPlanSchema } from './state.ts';
import { trialDocument } from './trial-document.ts';
import { measuring, type TrialCommandOptions, type Trying } from './trial-measuring.ts';
import { trialProgress } from './trial-progress.ts';
import { refuseContradictions, refuseLiveWithoutKey } from './trial-refusals.ts';
import { savedUnlessWorse } from './trial-saving.ts';

/** `gonogo trial SAMPLES`: what the team's own requests cost, counted instead of guessed. */
export async function trial(io: Io, options: TrialCommandOptions, [path = '']: string[]): Promise<number> {
  refuseContradictions(options);
  const { plan, model, hasPlan } = await triedPlan(io, options);
  const access = await openAccess(
    io,
    { kind: options.offline ? 'offline' : 'environment' },
    { ...(options.baseUrl && { baseUrl: options.baseUrl }) },
  );
  const project = () => openProject(io.cwd, laidPlanSchema(io));
  const progress = trialProgress(io, options);
  let files: Awaited<ReturnType<typeof openSamples>> | null = null;
  let work: TrialWork | null = null;
  try {
    refuseLiveWithoutKey(options, access);
    files = await openSamples(path, io.cwd, {
      from: path === '-' ? addAbortSignal(io.signal, io.stdin) : io.stdin,
      place: async () => {
        await project();
        return placeForInput(io.cwd);
      },
      signal: io.signal,
    });
    for (const note of files.notes) await notice(io, options, note);
    await project();
    work = files.fingerprint === null ? null : await openTrialWork(io.cwd, files.fingerprint);
    // Input that held the samples is at its end: nobody can answer through it.
    const trying: Trying = { plan, model, access, files, work, progress, mayAsk: path !== '-' };
    const scan = await scanned(io, options, trying);
    const { measured, exitCode } = await measuring(io, options, trying, scan);
    progress.clear();
    const document = trialDocument({
      trial: measured,
      plan,
      hasPlan,
      catalog,
      now: io.now(),
      version: io.version,
    });
    const style = {
      color: wantsColor(io, options, io.stdout),
      columns: columnsOf(io.stdout),
      ascii: wantsAscii(io, options),
    };
    await print(
      io.stdout,
      options.json ? `${JSON.stringify(document, null, 2)}\n` : trialText(document, catalog, style),
    );
    // Printed before it is saved: what was paid for is told even where the disk is full.
    const saved = await keptTrial(io, options, measured);
    return io.signal.aborted ? exitCodes.interrupted : saved ? exitCode : exitCodes.usage;
  } catch (error) {
    progress.clear();
    if (!io.signal.aborted) throw error;
    await tell(
      io,
      path === '-'
        ? 'Interrupted: nothing is kept of standard input, so the same command starts anew.'
        : 'Interrupted: what was read and counted is kept, and the same command goes on from there.',
    );
    return exitCodes.interrupted;
  } finally {
    await work?.close();
    await files?.close();
    await access.close();
  }
}

/** Saves the trial and says what stands now; false where it could not be written, which is said too. */
async function keptTrial(io: Io, options: TrialCommandOptions, measured: TrialSeen): Promise<boolean> {
  try {
    await notice(io, options, await savedUnlessWorse(io, options, measured));
    return true;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await tell(io, `This trial could not be saved, so no check will find it: ${error.message}`);
    return false;
  }
}

/** The plan here, or an empty one, with the model to count with. Throws UsageError where nothing names it. */
async function triedPlan(io: Io, options: TrialCommandOptions) {
  const found = options.plan ? await requirePlan(io, options) : await findPlan(io, options);
  const model = options.model ?? found?.model.id;
  if (!model) {
    throw new UsageError(
      found
        ? 'The plan names no model to count with. Set model.id in it, or name one with --model.'
        : 'There is no plan here to name the model to count with. Name one with --model, or run "gonogo" to be asked for a plan.',
    );
  }
  const written = found ?? planSchema.parse({});
  return { plan: { ...written, model: { ...written.model, id: model } }, model, hasPlan: found !== null };
}

async function scanned(io: Io, options: TrialCommandOptions, trying: Trying): Promise<Scan> {
  const { files, work, progress } = trying;
  const scan = await scanSamples(files, {
    estimate: await loadEstimator(),
    signal: io.signal,
    onProgress: ({ bytes }) => progress.reading(bytes, files.totalBytes),
    journal: (await work?.journal('rows', rowWidth)) ?? null,
  });
  progress.clear();
  if (scan.skipped > 0) {
    const bad = badSamplesText(files.name, scan);
    if (!options.skipBad) throw new UsageError(`${bad}\nMend them, or leave them out with --skip-bad.`);
    await notice(io, options, bad);
  }
  if (scan.samples.length === 0) throw new UsageError(`${files.name} holds no sample that can be used.`);
  return scan;
}
