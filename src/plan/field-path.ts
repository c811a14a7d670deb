/** A path into a plan as people write it, e.g. `waivers[0].owner` or `answers["spend/alerts"].on`; one line, whatever the names hold. */
export function fieldPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(the whole document)';
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      const name = String(part);
      if (!/^[\w$-]{1,60}$/.test(name)) return `[${oneLine(name)}]`;
      return index === 0 ? name : `.${name}`;
    })
    .join('');
}

/** A value of the file as quoted JSON: short, and with every control, direction and line character escaped. */
export function oneLine(value: unknown): string {
  const text = (JSON.stringify(value) ?? String(value)).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
