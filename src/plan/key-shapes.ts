import { fieldPath } from './field-path.ts';

/**
 * Shapes of credentials a plan must never hold. Wider than a scanner's rules on purpose: a plan has no legitimate text
 * that looks like this, so a cut-off or mistyped key is refused as well.
 */
const keyShapes: readonly RegExp[] = [
  /sk-ant-[a-z0-9]/i,
  /\bsk-(?:proj-|live-)?[A-Za-z0-9_-]{20,}/,
  /\b(?:AKIA|ASIA|ABSK)[A-Z0-9]{12,}/,
  /\bAIza[A-Za-z0-9_-]{20,}/,
  /\bya29\.[A-Za-z0-9_-]{10,}/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bxox[abpr]-[A-Za-z0-9-]{10,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  // Begins only where a token begins: otherwise a long text of "-eyJ-eyJ" is read again from each of them.
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}/,
];

/** What no reader sees, and a report takes out when it prints the rest: colours, control and hidden characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it finds
const hidden = /\u001b\[[0-?]*[ -/]*[@-~]|[\p{Cc}\p{Cf}\p{DI}\p{NChar}]/gu;

/** Also where hidden characters or a line break cut a key, or wide letters and other dashes disguise it. */
export function looksLikeKey(text: string): boolean {
  const seen = text
    .replace(hidden, '')
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-');
  return keyShapes.some((shape) => shape.test(text) || shape.test(seen));
}

/** Paths (never values) of everything key-shaped in a parsed document, property names included. Recurses with its nesting. */
export function keyShapedPaths(value: unknown, path: readonly PropertyKey[] = []): string[] {
  if (typeof value === 'string') return looksLikeKey(value) ? [fieldPath(path)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    if (looksLikeKey(name)) return [`${path.length > 0 ? `${fieldPath(path)}.` : ''}(a property name)`];
    return keyShapedPaths(child, [...path, Array.isArray(value) ? Number(name) : name]);
  });
}

/** Whether a parsed document nests deeper than that. Looks at it level by level, so that no depth can exhaust the stack. */
export function nestsDeeperThan(levels: number, document: unknown): boolean {
  let level = [document];
  for (let depth = 0; depth <= levels && level.length > 0; depth += 1) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return level.length > 0;
}
