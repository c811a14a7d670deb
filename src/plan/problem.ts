import type { z } from 'zod';
import { platforms } from '../catalog/data/platforms.ts';
import { fieldPath, oneLine } from './field-path.ts';
import { looksLikeKey } from './key-shapes.ts';
import { nearest } from './nearest.ts';
import { type SchemaPlace, schemaAt } from './schema-walk.ts';

/** One thing wrong with a plan: where, what stands there, what may stand there. */
export interface PlanProblem {
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
}

export const hiddenKey = 'something shaped like a key (not repeated here)';

type Issue = z.core.$ZodIssue;

/** Puts what zod found into words. A path that zod names twice keeps its last, narrowest bound. */
export function planProblems(issues: readonly Issue[], document: unknown): PlanProblem[] {
  const problems = issues.flatMap((issue) => problemsOf(issue, document));
  return [...new Map(problems.map((problem) => [problem.path, problem])).values()];
}

/** A field the schema does not have, with the nearest one it has. */
export function unknownField(path: readonly PropertyKey[], name: string): PlanProblem {
  const known = schemaAt(path).fields;
  const guess = nearest(name, known);
  return {
    path: fieldPath([...path, name]),
    found: 'a field this plan does not have',
    allowed: guess ? `did you mean "${guess}"?` : known.length > 0 ? `one of ${known.join(', ')}` : aCheckId,
  };
}

function problemsOf(issue: Issue, document: unknown): PlanProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => unknownField(issue.path, name));
  const value = issue.code === 'invalid_key' ? issue.path.at(-1) : valueAt(document, issue.path);
  const { nullable, narrower } = schemaAt(issue.path);
  return [
    {
      path: fieldPath(issue.path),
      found: shown(value),
      allowed: `${allowedBy(issue, narrower)}${nullable ? ', or null where nobody knows' : ''}${meantPaths(issue.path, value)}`,
    },
  ];
}

/** "AWS" or "Vertex" in place of a platform path: the paths people call so. */
function meantPaths(path: readonly PropertyKey[], value: unknown): string {
  if (fieldPath(path) !== 'platform.path' || typeof value !== 'string') return '';
  const meant = platforms.filter(({ alsoCalled }) => alsoCalled.includes(value.trim().toLowerCase()));
  if (meant.length === 0) return '';
  return `; ${oneLine(value)} could mean ${meant.map((row) => `"${row.path}"`).join(' or ')}`;
}

const aCheckId = 'a check id such as "spend/alerts"';

const typeWords: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  int: 'a whole number',
  object: 'an object in braces',
  record: 'an object in braces',
};

const formatWords: Readonly<Record<string, string>> = {
  date: 'a date such as 2026-12-01',
  datetime: 'a moment such as 2026-12-01T09:00:00.000Z',
};

/** What may stand where zod found something else; `narrower` is what the schema's type alone does not say. */
export function allowedBy(issue: Issue, narrower: SchemaPlace['narrower']): string {
  if (narrower === 'date') return 'a date such as 2026-12-01';
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value));
      return values.length > 1 ? `one of ${values.join(', ')}` : values.join('');
    }
    case 'invalid_type':
      if (narrower === 'whole number') return 'a whole number';
      return typeWords[issue.expected] ?? `a value of type ${issue.expected}`;
    case 'too_big':
      return `at most ${issue.maximum}${countedIn(issue.origin, Number(issue.maximum))}`;
    case 'too_small':
      if (issue.origin === 'string') return 'some text';
      return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${countedIn(issue.origin, Number(issue.minimum))}`;
    case 'invalid_format':
      return formatWords[issue.format] ?? issue.message;
    case 'invalid_key':
      return aCheckId;
    default:
      return issue.message;
  }
}

const countedIn = (origin: string, many: number): string => {
  if (origin === 'string') return ' characters';
  if (origin !== 'array') return '';
  return many === 1 ? ' entry' : ' entries';
};

/** What a document holds at a path; undefined where it holds nothing. */
export function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? Reflect.get(value, part)
        : undefined,
    document,
  );
}

/** What stands there, short and on one line. Lists and objects are only named: their contents may be of any size. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'number') return String(value);
  return looksLikeKey(String(value)) ? hiddenKey : oneLine(value);
}
