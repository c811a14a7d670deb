import type { z } from 'zod';
import { allowedBy, valueAt } from '../plan/problem.ts';

/**
 * One thing wrong with a saved run: where, what stands there, what may stand there. Of what the file holds only the kind
 * is told, and names only where they are plain: anything may stand in it.
 */
export function runProblem(issue: z.core.$ZodIssue, document: unknown): string {
  const path =
    issue.path.map((part) => (/^[\w/-]{1,60}$/.test(String(part)) ? String(part) : '(…)')).join('.') ||
    'document';
  if (issue.code === 'unrecognized_keys') return `${path}: holds a field that a run does not have`;
  // Said in our own words where the parts of the run are compared.
  if (issue.code === 'custom') return `${path}: ${issue.message}`;
  const found = issue.code === 'invalid_key' ? 'another name' : kindOf(valueAt(document, issue.path));
  return `${path}: found ${found}; allowed: ${allowed(issue)}`;
}

function allowed(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return allowedBy(issue, null);
  return 'options' in issue && Array.isArray(issue.options)
    ? `one of ${issue.options.map((option) => JSON.stringify(option)).join(', ')}`
    : 'one of the kinds a run has there';
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value === '') return 'empty text';
  return (
    { string: 'text', number: 'a number', boolean: 'true or false' }[String(typeof value)] ?? 'an object'
  );
}
