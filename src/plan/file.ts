import { readFile } from 'node:fs/promises';
import { keyShapedPaths } from './key-shapes.ts';
import { type ParsedPlan, parsePlan } from './parse.ts';
import type { Plan } from './schema.ts';
import { UsageError } from './usage-error.ts';
import { writeWhole } from './write-whole.ts';

export const defaultPlanFile = 'gonogo.json';
/** Where a plan's `$schema` points; `gonogo` lays the file there, so that editors complete and check offline. */
export const planSchemaReference = './.gonogo/plan.schema.json';

/** Reads a plan, or null where the file does not exist. Throws UsageError listing every problem. */
export async function readPlan(path: string): Promise<Plan | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new UsageError(
      `The plan ${path} could not be read: ${error instanceof Error ? error.message : error}`,
    );
  }
  const parsed = parsePlan(text);
  if (!parsed.ok) throw new UsageError(problemList(path, parsed.problems));
  return parsed.plan;
}

export function problemList(path: string, problems: Extract<ParsedPlan, { ok: false }>['problems']): string {
  const lines = problems.map(
    (problem) => `  ${problem.path}: found ${problem.found}; allowed: ${problem.allowed}`,
  );
  const what = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return `The plan ${path} has ${what}; nothing was run.\n${lines.join('\n')}`;
}

/** Writes a plan atomically, keeping only what was answered. Throws UsageError where it holds a key or cannot be written. */
export async function writePlan(path: string, plan: Plan): Promise<void> {
  refuseKeys(plan);
  await writeWhole(path, planText(plan));
}

/** A key typed into the wrong field must not reach the disk. Throws UsageError naming the fields. */
export function refuseKeys(plan: Plan): void {
  const paths = keyShapedPaths(plan);
  if (paths.length === 0) return;
  throw new UsageError(
    `Nothing was saved: the plan holds something shaped like a key at ${paths.join(', ')}. Remove it there; keys belong in the environment.`,
  );
}

/** A plan as it is committed: schema reference first, empty sections left out. */
export function planText(plan: Plan): string {
  const { $schema: _, ...rest } = plan;
  return `${JSON.stringify({ $schema: planSchemaReference, ...withoutEmpty(rest) }, null, 2)}\n`;
}

function withoutEmpty(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) => {
      if (child === undefined || (name === 'waivers' && Array.isArray(child) && child.length === 0))
        return [];
      if (typeof child !== 'object' || child === null || Array.isArray(child)) return [[name, child]];
      const inner = withoutEmpty(child as Record<string, unknown>);
      return Object.keys(inner).length === 0 ? [] : [[name, inner]];
    }),
  );
}
