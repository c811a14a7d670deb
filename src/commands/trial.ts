import { catalog } from '../catalog/catalog.ts';
import { withoutConsoleWarnings } from '../claude/probe-client.ts';
import { seededRandom } from '../cost/random.ts';
import type { TrialSeen } from '../judge/seen/trial.ts';
import { loadEstimator } from '../observe/trial/estimate.ts';
import { openSamples } from '../observe/trial/sample-files.ts';
import { scanSamples } from '../observe/trial/scan.ts';
import { measureTrial } from '../observe/trial/trial.ts';
import { planSchema } from '../plan/schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import { trialText } from '../report/trial-text.ts';
import { openProject } from '../store/project.ts';
import { saveTrial } from '../store/trials.ts';
import { openAccess } from './access.ts';
import { exitCodes, type GlobalOptions, type Io, notice, print } from './io.ts';
import { findPlan, type PlanOptions } from './plan-source.ts';
import { laidPlanSchema } from './state.ts';

export interface TrialCommandOptions extends PlanOptions, GlobalOptions {
  readonly model?: string;
  readonly offline?: boolean;
  readonly baseUrl?: string;
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
  const files = await openSamples(path, io.cwd);
  try {
    const estimate = await loadEstimator();
    const scan = await scanSamples(files, { estimate, signal: io.signal, onProgress: () => {} });
    const asks = !access.offline && access.credentialReason === null;
    const measured: TrialSeen = await withoutConsoleWarnings(async () =>
      measureTrial(files, scan, {
        plan: { ...plan, model: { ...plan.model, id: model } },
        catalog,
        model,
        client: asks ? await access.client() : null,
        sandbox: access.sawSandbox,
        signal: io.signal,
        now: io.now,
        random: seededRandom(1),
        onEvent: () => {},
      }),
    );
    await openProject(io.cwd, laidPlanSchema(io));
    await saveTrial(io.cwd, measured);
    await print(io.stdout, options.json ? `${JSON.stringify(measured, null, 2)}\n` : trialText(measured));
    await notice(io, options, 'Saved: the checks of this project judge by it from now on.');
    return exitCodes.done;
  } finally {
    await files.close();
    await access.close();
  }
}
