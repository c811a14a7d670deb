import { checks as allChecks } from '../../checks/registry.ts';
import { catalog } from '../catalog/catalog.ts';
import { presetPlan, requirePresetName } from '../plan/presets.ts';
import type { Plan } from '../plan/schema.ts';
import { openAccess } from './access.ts';
import { exitCodes, type Io, notice } from './io.ts';
import { deliver, destinations, type OutputOptions } from './outputs.ts';
import { findPlan, type PlanOptions, requirePlan } from './plan-source.ts';
import { conductPoll } from './poll.ts';
import { progressLines } from './progress.ts';
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
  const plan = await rehearsedPlan(io, options);
  const access = await openAccess(io, { kind: 'sandbox' }, { account: options.account ?? 'start' });
  try {
    await notice(
      io,
      options,
      'REHEARSAL: the built-in sandbox answers; no real account is asked and nothing is paid.',
    );
    const run = await conductPoll(io, {
      plan,
      catalog,
      checks: allChecks,
      leftOut: [],
      access,
      budgetUsd: rehearsalBudgetUsd,
      strict: options.strict ?? false,
      signal: io.signal,
      onEvent: progressLines(io, options),
    });
    await keepRun(io, options, run);
    await deliver(io, options, run, allChecks, to);
    return io.signal.aborted ? exitCodes.interrupted : exitCodes.done;
  } finally {
    await access.close();
  }
}

/** --preset, else --plan, else the plan here, else the first preset. */
async function rehearsedPlan(io: Io, options: RehearseOptions): Promise<Plan> {
  if (options.preset) return atLevel(presetPlan(requirePresetName(options.preset)), options);
  if (options.plan) return requirePlan(io, options);
  return (await findPlan(io, options)) ?? atLevel(presetPlan('chat-assistant'), options);
}

const atLevel = (plan: Plan, options: PlanOptions): Plan =>
  options.level ? { ...plan, level: options.level } : plan;
