import { relative, resolve } from 'node:path';
import { checks } from '../../checks/registry.ts';
import type { Level } from '../catalog/vocabulary.ts';
import { fieldPath } from '../plan/field-path.ts';
import { defaultPlanFile, problemList, readPlan } from '../plan/file.ts';
import { nearest } from '../plan/nearest.ts';
import type { PlanProblem } from '../plan/problem.ts';
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

/** The plan of the command line, or null where there is none. Throws UsageError listing everything wrong with it. */
export async function findPlan(io: Io, options: PlanOptions): Promise<Plan | null> {
  const path = planPath(io, options);
  const plan = await readPlan(path);
  if (!plan) return null;
  const problems = unknownChecks(plan);
  if (problems.length > 0) throw new UsageError(problemList(path, problems));
  return options.level ? { ...plan, level: options.level } : plan;
}

const known: readonly string[] = checks.map(({ id }) => id);

/** Answers and waivers for checks that do not exist: nothing would ever read them. */
function unknownChecks(plan: Plan): PlanProblem[] {
  const named = [
    ...Object.keys(plan.answers).map((id) => ({ id, path: ['answers', id] })),
    ...plan.waivers.map(({ check }, index) => ({ id: check, path: ['waivers', index, 'check'] })),
  ];
  return named
    .filter(({ id }) => !known.includes(id))
    .map(({ id, path }) => {
      const guess = nearest(id, known);
      return {
        path: fieldPath(path),
        found: `"${id}", which is no check`,
        allowed: guess ? `did you mean "${guess}"?` : 'a check that "gonogo list" shows',
      };
    });
}
