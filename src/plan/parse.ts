import type { z } from 'zod';
import { keyShapedPaths, looksLikeKey } from './key-shapes.ts';
import { nearest } from './nearest.ts';
import { type Plan, planSchema } from './schema.ts';

/** One thing wrong with a plan: where, what stands there, what may stand there. */
export interface PlanProblem {
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
}

export type ParsedPlan =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

const largestPlanCharacters = 2_000_000;

/** Parses `gonogo.json`. Reports every problem at once; never repeats anything shaped like a key. */
export function parsePlan(text: string): ParsedPlan {
  if (text.length > largestPlanCharacters) {
    return refused(
      '(the whole file)',
      `${text.length} characters`,
      `at most ${largestPlanCharacters} characters`,
    );
  }
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused(`(${positionOf(error)})`, 'text that is not JSON', 'a JSON document');
  }
  const keys = keyShapedPaths(document);
  if (keys.length > 0) {
    return {
      ok: false,
      problems: keys.map((path) => ({
        path,
        found: 'something shaped like a key (not repeated here)',
        allowed: 'no secrets: remove it, and revoke the key if this file was ever shared',
      })),
    };
  }
  const result = planSchema.safeParse(document);
  if (result.success) return { ok: true, plan: result.data };
  return { ok: false, problems: result.error.issues.flatMap((issue) => problemsOf(issue, document)) };
}

const refused = (path: string, found: string, allowed: string): ParsedPlan => ({
  ok: false,
  problems: [{ path, found, allowed }],
});

/** V8's message quotes the text around the error, which may hold a key: only the position is taken from it. */
function positionOf(error: unknown): string {
  const at = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '');
  return at ? `line ${at[1]}, column ${at[2]}` : 'end of file';
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, document: unknown): PlanProblem[] {
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = knownFields(issue.path);
    return issue.keys.map((name) => {
      const guess = nearest(name, known);
      return {
        path: path ? `${path}.${name}` : name,
        found: 'a field this plan does not have',
        allowed: guess ? `did you mean "${guess}"?` : `one of ${known.join(', ')}`,
      };
    });
  }
  return [
    {
      path: path || '(the whole document)',
      found: shown(valueAt(document, issue.path)),
      allowed: allowedBy(issue),
    },
  ];
}

function allowedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(', ');
    case 'invalid_type':
      return issue.expected === 'int'
        ? 'a whole number'
        : `a value of type ${issue.expected}, or null where nobody knows`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'too_small':
      return issue.origin === 'string'
        ? 'some text'
        : `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'a date such as 2026-12-01' : 'a check id such as "spend/alerts"';
    case 'invalid_key':
      return 'a check id such as "spend/alerts"';
    default:
      return issue.message;
  }
}

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    document,
  );
}

/** What stands there, short and on one line; JSON quoting keeps control characters off the screen. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  if (looksLikeKey(text)) return 'something shaped like a key (not repeated here)';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Field names the schema has at a path; empty where the path leads out of it. */
function knownFields(path: readonly PropertyKey[]): string[] {
  let schema: unknown = planSchema;
  for (const part of path) {
    schema = unwrapped(schema);
    const shape = shapeOf(schema);
    schema = shape ? shape[String(part)] : elementOf(schema);
  }
  return Object.keys(shapeOf(unwrapped(schema)) ?? {}).filter((name) => name !== '$schema');
}

type Definition = {
  innerType?: unknown;
  shape?: Record<string, unknown>;
  element?: unknown;
  valueType?: unknown;
};

const definitionOf = (schema: unknown): Definition =>
  (typeof schema === 'object' && schema !== null && 'def' in schema ? schema.def : {}) as Definition;

function unwrapped(schema: unknown): unknown {
  let current = schema;
  for (let inner = definitionOf(current).innerType; inner; inner = definitionOf(current).innerType)
    current = inner;
  return current;
}

const shapeOf = (schema: unknown): Record<string, unknown> | undefined => definitionOf(schema).shape;
const elementOf = (schema: unknown): unknown =>
  definitionOf(schema).element ?? definitionOf(schema).valueType;
