import { jsonBreaksAt, lineAndColumn } from './json-break.ts';
import { keyShapedPaths, looksLikeKey, nestsDeeperThan } from './key-shapes.ts';
import { hiddenKey, type PlanProblem, planProblems, unknownField } from './problem.ts';
import { type Plan, planSchema } from './schema.ts';

export type ParsedPlan =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

const largestPlanCharacters = 2_000_000;
/** A plan itself nests four levels deep; beyond this a file is not meant as one. */
const deepestNesting = 64;

/** Parses `gonogo.json`. Reports every problem at once; never repeats anything shaped like a key, never throws. */
export function parsePlan(text: string): ParsedPlan {
  if (text.length > largestPlanCharacters) {
    return refused(
      '(the whole file)',
      `${text.length} characters`,
      `at most ${largestPlanCharacters} characters`,
    );
  }
  const json = text.replace(/^\uFEFF/, '');
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch {
    return refused(
      placeOfBreak(json),
      json.trim() ? 'text that is not JSON' : 'an empty file',
      'a JSON document',
    );
  }
  if (nestsDeeperThan(deepestNesting, document)) {
    return refused(
      '(the whole document)',
      'lists or objects nested too deeply',
      `at most ${deepestNesting} levels`,
    );
  }
  const found = keyShapedPaths(document);
  // Of a name that stands twice JSON keeps the last; the file holds the first all the same.
  const keys = found.length === 0 && looksLikeKey(json) ? ['(a value that a later one replaces)'] : found;
  if (keys.length > 0) {
    const allowed = 'no secrets: remove it, and revoke the key if this file was ever shared';
    return { ok: false, problems: keys.map((path) => ({ path, found: hiddenKey, allowed })) };
  }
  const skipped = fieldsZodSkips(document);
  const result = planSchema.safeParse(document);
  if (result.success && skipped.length === 0) return { ok: true, plan: result.data };
  return { ok: false, problems: [...planProblems(result.error?.issues ?? [], document), ...skipped] };
}

const refused = (path: string, found: string, allowed: string): ParsedPlan => ({
  ok: false,
  problems: [{ path, found, allowed }],
});

function placeOfBreak(json: string): string {
  const at = jsonBreaksAt(json);
  if (at >= json.length) return '(end of file)';
  const { line, column } = lineAndColumn(json, at);
  return `(line ${line}, column ${column})`;
}

/** Zod leaves `__proto__` out of a record without a word; an answer under that name would be lost. */
function fieldsZodSkips(document: unknown): PlanProblem[] {
  const answers = document instanceof Object && 'answers' in document ? document.answers : undefined;
  return answers instanceof Object && Object.hasOwn(answers, '__proto__')
    ? [unknownField(['answers'], '__proto__')]
    : [];
}
