import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { fieldPath } from '../plan/field-path.ts';
import { jsonBreaksAt, lineAndColumn } from '../plan/json-break.ts';
import { nearest } from '../plan/nearest.ts';
import { allowedBy, shown, valueAt } from '../plan/problem.ts';
import { schemaAt } from '../plan/schema-walk.ts';
import { UsageError } from '../plan/usage-error.ts';
import type { AccountProfile } from '../sandbox/account.ts';
import { accountFrom, accountSchema } from '../sandbox/account-file.ts';

type Issue = z.core.$ZodIssue;

/** Reads an account profile for the sandbox. Throws UsageError that lists every problem and repeats no key. */
export async function readAccount(path: string, cwd: string): Promise<AccountProfile> {
  const document = parsed(path, await textOf(path, cwd));
  const result = accountFrom(document);
  if (result.ok) return result.account;
  const lines = result.issues.flatMap((issue) => problemsOf(issue, document));
  const what = lines.length === 1 ? 'one problem' : `${lines.length} problems`;
  throw new UsageError(`The account ${path} has ${what}; no sandbox was started.\n${lines.join('\n')}`);
}

async function textOf(path: string, cwd: string): Promise<string> {
  try {
    const text = await readFile(resolve(cwd, path), 'utf8');
    return text.replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(
      `The account ${path} could not be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = lineAndColumn(text, jsonBreaksAt(text));
    throw new UsageError(
      `The account ${path} is not JSON: line ${line}, column ${column} cannot stand there. No sandbox was started.`,
    );
  }
}

function problemsOf(issue: Issue, document: unknown): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((field) => unknownField(issue.path, field));
  // What zod has against a name stands inside the issue.
  const [reason = issue] = issue.code === 'invalid_key' ? issue.issues : [];
  const { nullable, narrower } = schemaAt(issue.path, accountSchema);
  const allowed = `${allowedBy(reason, narrower)}${nullable ? ', or null' : ''}`;
  return [`  ${fieldPath(issue.path)}: found ${shown(valueAt(document, issue.path))}; allowed: ${allowed}`];
}

function unknownField(path: readonly PropertyKey[], field: string): string {
  const { fields } = schemaAt(path, accountSchema);
  const guess = nearest(field, fields);
  const allowed = guess ? `did you mean "${guess}"?` : `one of ${fields.join(', ')}`;
  return `  ${fieldPath([...path, field])}: found a field an account does not have; allowed: ${allowed}`;
}
