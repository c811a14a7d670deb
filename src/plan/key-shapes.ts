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
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}/,
];

export function looksLikeKey(text: string): boolean {
  return keyShapes.some((shape) => shape.test(text));
}

/** Paths (never values) of everything key-shaped in a parsed document, property names included. */
export function keyShapedPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return looksLikeKey(value) ? [path || '(the whole document)'] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    if (looksLikeKey(name)) return [`${path ? `${path}.` : ''}(a property name)`];
    return keyShapedPaths(child, path ? `${path}.${name}` : name);
  });
}
