type Next = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end' | 'nothing';

const blanks = /[ \t\n\r]*/y;
const bareValue = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Where a text stops being JSON: the offset of the first token (or character of a string) that cannot stand there, or
 * the length of the text where it ends too early. JSON.parse names a place only now and then, and quotes the text
 * around it, which may hold a key. Without recursion, so that nesting cannot exhaust the stack.
 */
export function jsonBreaksAt(text: string): number {
  const closers: ('}' | ']')[] = [];
  let next: Next = 'value';
  let at = endOf(blanks, text, 0);
  const afterValue = (): Next => (closers.length > 0 ? 'comma or end' : 'nothing');
  while (at < text.length && next !== 'nothing') {
    const character = text[at];
    const nameDue: boolean = next === 'name' || next === 'name or end';
    const mayEnd: boolean = next === 'name or end' || next === 'value or end' || next === 'comma or end';
    let end = at + 1;
    if (mayEnd && character === closers.at(-1)) {
      closers.pop();
      next = afterValue();
    } else if (next === 'colon' || next === 'comma or end') {
      if (character !== (next === 'colon' ? ':' : ',')) return at;
      next = next === 'comma or end' && closers.at(-1) === '}' ? 'name' : 'value';
    } else if (character === '"') {
      const string = scanString(text, at);
      if (!string.closed) return string.end;
      end = string.end;
      next = nameDue ? 'colon' : afterValue();
    } else if (nameDue) {
      return at;
    } else if (character === '{' || character === '[') {
      closers.push(character === '{' ? '}' : ']');
      next = character === '{' ? 'name or end' : 'value or end';
    } else {
      end = endOf(bareValue, text, at);
      if (end === at) return at;
      next = afterValue();
    }
    at = endOf(blanks, text, end);
  }
  return at;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** From an opening quote to behind the closing one, or to where the string breaks. */
function scanString(text: string, start: number): { end: number; closed: boolean } {
  let at = start + 1;
  while (at < text.length) {
    const character = text[at];
    if (character === '"') return { end: at + 1, closed: true };
    const end = character === '\\' ? endOf(escaped, text, at) : at + 1;
    if (end === at || text.charCodeAt(at) < 0x20) return { end: at, closed: false };
    at = end;
  }
  return { end: at, closed: false };
}

/** A place as editors count it, from 1. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
