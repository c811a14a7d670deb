import { z } from 'zod';
import { levels } from '../catalog/vocabulary.ts';
import { layerNames } from '../cost/layers.ts';
import { monthsOfYear } from '../cost/year.ts';
import { nestsDeeperThan } from '../plan/key-shapes.ts';
import { planSchema } from '../plan/schema.ts';
import { origins, units } from './figure.ts';
import { sections, statuses } from './finding.ts';
import { modelMonthSchema } from './model-month-schema.ts';
import { observationIds, observationSchema } from './observation-schema.ts';
import type { Run } from './run.ts';
import { runProblem } from './run-problem.ts';
import { countByStatus, verdictOf } from './verdict.ts';

const text = z.string().max(20_000);
const line = z.string().min(1).max(2_000);
const amount = z.number().nonnegative();
const moment = z.iso.datetime({ offset: true });
const checkId = z.string().regex(/^[a-z]+\/[a-z0-9-]+$/, 'a check id such as "spend/alerts"');

const figure = z.strictObject({
  name: line,
  value: z.union([z.number(), text]),
  unit: z.enum(units),
  origin: z.enum(origins),
  source: text,
  at: z.union([z.iso.date(), moment]),
});

/** Codes and their arguments are not listed: a run of another version may hold codes this one does not know. */
const finding = z.strictObject({
  check: checkId,
  section: z.enum(sections),
  status: z.enum(statuses),
  judged: z.enum(statuses),
  blocking: z.boolean(),
  code: z.string().regex(/^[a-z0-9-]+$/, 'a code such as "not-answered"'),
  args: z.record(z.string(), z.json()),
  figures: z.array(figure),
  observations: z.array(z.enum(observationIds)),
  waiver: planSchema.shape.waivers.unwrap().element.exactOptional(),
  title: line,
  detail: text,
  fix: z.array(text),
  next: line,
});

const scenario = z.strictObject({
  name: z.enum(['light', 'medium', 'heavy']),
  assumes: text,
  requests: amount,
  components: z.array(z.strictObject({ name: line, usd: amount })),
  layers: z
    .array(
      z.strictObject({
        layer: z.enum(['model', 'output', 'structure']),
        name: z.enum(layerNames),
        // What a decision saves is negative.
        usd: z.number(),
      }),
    )
    .exactOptional(),
  totalUsd: amount,
  perRequestUsd: amount,
  perDayUsd: amount.exactOptional(),
  perUserUsd: amount.exactOptional(),
});

const calendarDay = z.string().regex(/^\d{4,5}-\d{2}-\d{2}$/, 'a date such as 2026-12-01');

const year = z.strictObject({
  growthPerMonth: z.number().nullable(),
  months: z
    .array(
      z.strictObject({
        month: z.string().regex(/^\d{4,5}-\d{2}$/, 'a month such as 2026-12'),
        lightUsd: amount,
        mediumUsd: amount,
        heavyUsd: amount,
        partial: z.boolean(),
      }),
    )
    .max(monthsOfYear),
  caps: z
    .array(
      z.strictObject({
        kind: z.enum(['budget', 'usage-tier', 'organization', 'workspace', 'credit']),
        usd: amount,
        reachedOn: z.strictObject({
          light: calendarDay.nullable(),
          medium: calendarDay.nullable(),
          heavy: calendarDay.nullable(),
        }),
      }),
    )
    .max(10),
});

const traffic = z.strictObject({
  shape: line.nullable(),
  minutesPerColumn: z.number().positive(),
  headroom: z.strictObject({ median: amount, low: amount, high: amount }).nullable(),
  limits: z
    .array(
      z.strictObject({
        limiter: z.enum(['rpm', 'itpm', 'otpm', 'tpm']),
        perMinute: amount,
        use: z.array(amount).max(1_000),
      }),
    )
    .max(10),
  refusedBy: z.array(z.number().int().nonnegative().nullable()).max(1_000),
});

const derived = z.strictObject({
  month: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('forecast'), model: line, scenarios: z.array(scenario) }),
    z.strictObject({ kind: z.literal('missing'), fields: z.array(line) }),
  ]),
  year: year.exactOptional(),
  models: z.array(modelMonthSchema).max(200).exactOptional(),
  limits: z.array(
    z.strictObject({
      name: z.enum([
        'Requests',
        'Input tokens, cache reads excluded',
        'Output tokens',
        'Input and output tokens together',
      ]),
      unit: z.enum(['requests/min', 'tokens/min']),
      peak: amount.nullable(),
      steady: amount.nullable().exactOptional(),
      limit: amount.nullable(),
      limitOrigin: z.enum(origins).nullable(),
      headroom: amount.nullable(),
    }),
  ),
  traffic: traffic.nullable().exactOptional(),
});

const statusCounts = Object.fromEntries(
  statuses.map((status) => [status, z.number().int().nonnegative()]),
) as Record<(typeof statuses)[number], z.ZodInt | z.ZodNumber>;

const shape = z.strictObject({
  schema: z.literal('gonogo/run@1'),
  id: z.string().regex(/^[\w-]{1,100}$/, 'a run id such as 2026-11-20T09-00-11-3f9a'),
  tool: z.strictObject({ name: z.literal('gonogo'), version: line }),
  startedAt: moment,
  finishedAt: moment,
  rehearsal: z.boolean(),
  rehearsalAccount: line.nullable(),
  sampleAnswers: z.strictObject({ preset: line, fields: z.array(line).max(200) }).exactOptional(),
  strict: z.boolean(),
  leftOut: z.array(z.strictObject({ check: checkId, blocking: z.boolean() })).max(1_000),
  level: z.enum(levels),
  plan: planSchema,
  catalogAsOf: z.iso.date(),
  verdict: z.enum(['go', 'no-go', 'hold']),
  counts: z.strictObject(statusCounts),
  spend: z.strictObject({ budgetUsd: amount, worstCaseUsd: amount, actualUsd: amount }),
  derived,
  findings: z.array(finding).max(1_000),
  observations: z.array(observationSchema).max(100),
}) satisfies z.ZodType<Omit<Run, 'findings'>>;

/** What JSON Schema cannot say: the parts agree with each other, so an edited verdict or count is noticed. */
const runSchema = shape.superRefine((run, context) => {
  const say = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
  const verdict = verdictOf(run.findings, run.strict, run.leftOut);
  if (run.verdict !== verdict) say(['verdict'], `the findings say "${verdict}"; this file was edited`);
  const counts = countByStatus(run.findings);
  for (const status of statuses) {
    if (run.counts[status] !== counts[status])
      say(['counts', status], `there are ${counts[status]} such findings`);
  }
  if (run.level !== run.plan.level) say(['level'], `the level of its plan, "${run.plan.level}"`);
  for (const [index, { check, section }] of run.findings.entries()) {
    if (!check.startsWith(`${section}/`)) say(['findings', index, 'section'], `the section of ${check}`);
    if (run.findings.findIndex((row) => row.check === check) < index) {
      say(['findings', index, 'check'], `one finding a check; ${check} appears twice`);
    }
  }
});

export type ParsedRun =
  | { readonly ok: true; readonly run: Run }
  | { readonly ok: false; readonly problems: readonly string[] };

const deepestNesting = 64;
/** Longest list of problems shown: a foreign file would fill the screen. */
const mostProblems = 10;

/** Reads a saved run. Problems name the path and what is expected there; they never repeat what the file holds. */
export function parseRun(document: string): ParsedRun {
  let value: unknown;
  try {
    value = JSON.parse(document);
  } catch {
    return { ok: false, problems: ['The file is not a JSON document.'] };
  }
  // The schema follows the nesting call by call; a run itself nests six levels deep.
  if (nestsDeeperThan(deepestNesting, value)) {
    return { ok: false, problems: [`The file nests deeper than ${deepestNesting} levels.`] };
  }
  const result = runSchema.safeParse(value);
  // Codes are open in the file and closed in the type; whoever words or judges them looks them up first.
  if (result.success) return { ok: true, run: result.data as unknown as Run };
  const problems = result.error.issues.map((issue) => runProblem(issue, value));
  const rest = problems.length - mostProblems;
  return {
    ok: false,
    problems: rest > 0 ? [...problems.slice(0, mostProblems), `and ${rest} more`] : problems,
  };
}

/** JSON Schema (2020-12) of the run document that `--format json` prints. */
export function runJsonSchema(): object {
  return { $id: 'gonogo/run@1', title: 'A gonogo run', ...z.toJSONSchema(shape, { io: 'output' }) };
}
