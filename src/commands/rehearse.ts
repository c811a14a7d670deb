import { checks as allChecks } from '../../checks/registry.ts';
import { catalog } from '../catalog/catalog.ts';
import type { Run } from '../judge/run.ts';
import { type PresetName, presetPlan, requirePresetName } from '../plan/presets.ts';
import type { Plan } from '../plan/schema.ts';
import { sampledSentence } from '../report/run-head.ts';
import { openAccess } from './access.ts';
import { exitCodes, type Io, notice } from './io.ts';
import { deliver, destinations, type OutputOptions } from './outputs.ts';
import { findPlan, type PlanOptions, requirePlan } from './plan-source.ts';
import { conductPoll } from './poll.ts';
import { announcedLines, progressLines } from './progress.ts';
import { withSampleAnswers } from './rehearsal-answers.ts';
import { sampleTrial } from './rehearsal-trial.ts';
import { keepRun } from './state.ts';

export interface RehearseOptions extends PlanOptions, OutputOptions {
  readonly preset?: string;
  readonly account?: string;
  readonly strict?: boolean;
}

/** Sandbox money is free; the budget only has to be large enough for every probe of any plan. */
const rehearsalBudgetUsd = 1;

/** `gonogo rehearse`: the whole poll against the built-in sandbox. Completing it is success, whatever the verdict. */
export async function rehearse(io: Io, options: RehearseOptions): Promise<number> {
  const to = await destinations(io, options);
  const { plan, sampleAnswers } = await rehearsedPlan(io, options);
  const access = await openAccess(io, { kind: 'sandbox' }, { account: options.account ?? 'start' });
  try {
    await notice(
      io,
      options,
      'REHEARSAL: the built-in sandbox answers; no real account is asked and nothing is paid.',
    );
    if (sampleAnswers) await notice(io, options, sampledSentence(sampleAnswers));
    const polled = await conductPoll(io, {
      plan,
      catalog,
      checks: allChecks,
      leftOut: [],
      access,
      budgetUsd: rehearsalBudgetUsd,
      strict: options.strict ?? false,
      signal: io.signal,
      mayLeave: true,
      ...(sampleAnswers && { savedTrial: async () => madeUpTrial(plan, io.now()) }),
      announce: announcedLines(io, options, rehearsalBudgetUsd, 'nobody'),
      onEvent: progressLines(io, options),
    });
    const run: Run = { ...polled, ...(sampleAnswers && { sampleAnswers }) };
    await keepRun(io, options, run);
    await deliver(io, options, run, allChecks, to);
    return io.signal.aborted ? exitCodes.interrupted : exitCodes.done;
  } finally {
    await access.close();
  }
}

const madeUpTrial = (plan: Plan, now: Date) =>
  sampleTrial(plan, catalog, now) ?? 'The preset says too little for a made-up trial.';

type SampleAnswers = NonNullable<Run['sampleAnswers']>;

interface Rehearsed {
  readonly plan: Plan;
  /** Absent where the team wrote the plan: its open questions stay open. */
  readonly sampleAnswers?: SampleAnswers;
}

/** --preset, else --plan, else the plan here, else the first preset. */
async function rehearsedPlan(io: Io, options: RehearseOptions): Promise<Rehearsed> {
  if (options.preset) return rehearsedPreset(io, options, requirePresetName(options.preset));
  if (options.plan) return { plan: await requirePlan(io, options) };
  const plan = await findPlan(io, options);
  return plan ? { plan } : rehearsedPreset(io, options, 'chat-assistant');
}

function rehearsedPreset(io: Io, { level }: PlanOptions, preset: PresetName): Rehearsed {
  const today = io.now().toISOString().slice(0, 10);
  const { plan, fields } = withSampleAnswers(preset, presetPlan(preset), today);
  return { plan: level ? { ...plan, level } : plan, sampleAnswers: { preset, fields } };
}
