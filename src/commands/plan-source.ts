import { relative, resolve } from 'node:path';
import type { Level } from '../catalog/vocabulary.ts';
import { defaultPlanFile, readPlan } from '../plan/file.ts';
import type { Plan } from '../plan/schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import type { Io } from './io.ts';

export interface PlanOptions {
  readonly plan?: string;
  readonly level?: Level;
}

export const planPath = (io: Io, options: PlanOptions): string =>
  resolve(io.cwd, options.plan ?? defaultPlanFile);

/** The path as a person sees it: relative where that is shorter. */
export function shownPath(io: Io, path: string): string {
  const near = relative(io.cwd, path);
  return near.startsWith('..') ? path : near || '.';
}

/** The plan of the command line, or UsageError with the way to get one. */
export async function requirePlan(io: Io, options: PlanOptions): Promise<Plan> {
  const plan = await findPlan(io, options);
  if (plan) return plan;
  throw new UsageError(
    `There is no plan at ${shownPath(io, planPath(io, options))}. Run "gonogo" to be asked for one, or "gonogo init --preset chat-assistant" to start from a preset.`,
  );
}

export async function findPlan(io: Io, options: PlanOptions): Promise<Plan | null> {
  const plan = await readPlan(planPath(io, options));
  return plan && options.level ? { ...plan, level: options.level } : plan;
}
