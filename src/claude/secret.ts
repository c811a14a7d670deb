import { inspect } from 'node:util';

/**
 * A credential that cannot be printed: string conversion, JSON and inspection all yield a mask, and nothing from the
 * other side that repeats it gets past `withoutSecrets`.
 * Invariant: the only way to the value is `reveal`, called where a client is built.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    neverShow(value);
  }

  reveal(): string {
    return this.#value;
  }

  /** Prefix up to the key kind and the last four characters, e.g. `sk-ant-api03-…x1y2`; nothing of short or unknown values. */
  masked(): string {
    const prefix = publicPrefix(this.#value);
    const end = this.#value.slice(-4);
    if (!prefix || this.#value.length < prefix.length + 12 || !/^[\w-]{4}$/.test(end)) return `${prefix}…`;
    return `${prefix}…${end}`;
  }

  /** Whether this can be what a hint such as `sk-ant-api03-R2D...igAA` shows beginning and ending of; tells no more. */
  fits(hint: string): boolean {
    const [, beginning, ending] = /^([\w-]+)[^\w-]+([\w-]{4,})$/.exec(hint) ?? [];
    if (!beginning || !ending || beginning.length + ending.length > this.#value.length) return false;
    return this.#value.startsWith(beginning) && this.#value.endsWith(ending);
  }

  toString(): string {
    return this.masked();
  }

  toJSON(): string {
    return this.masked();
  }

  [inspect.custom](): string {
    return this.masked();
  }
}

const publicPrefix = (value: string): string => /^sk-ant-(?:api|admin|oat)\d{2}-/.exec(value)?.[0] ?? '';

/** What is shorter hides nothing, e.g. the "local" or "none" that some gateways ask for. */
const shortestSecret = 8;
/** So many characters in a row tell a secret's part from a coincidence. */
const partLength = 12;

/** Every secret of this process, with the parts it is recognised by. */
const kept = new Map<string, readonly string[]>();

/** Notes a credential that `withoutSecrets` has to recognise; one that is held in a `Secret` is noted already. */
export function neverShow(value: string): void {
  const hidden = value.slice(publicPrefix(value).length);
  if (folded(hidden).length < shortestSecret || kept.has(value)) return;
  kept.set(value, [...new Set([hidden, ...encodings(hidden)].map(folded).flatMap(partsOf))]);
}

/** As others may repeat it: in hexadecimal, and in base64 from each of the three places where it can begin. */
function encodings(text: string): string[] {
  const bytes = Buffer.from(text);
  const inBase64 = [0, 1, 2].map((before) =>
    // The first and last characters hold bits of what stands beside it.
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64url')
      .slice(before === 0 ? 0 : before + 1, -1),
  );
  return [bytes.toString('hex'), ...inBase64];
}

function partsOf(text: string): string[] {
  const length = Math.min(partLength, text.length);
  return Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length));
}

/** Without what may be put between or in place of single characters: blanks, invisible ones, escapes, capitals. */
const folded = (text: string): string =>
  text
    .replace(/(?:%|\\u00|\\x)([\da-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/[\p{C}\p{Z}\s\\]+/gu, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .toLowerCase();

/**
 * A text in which no credential of this process is left: each stands as an ellipsis, and where a long part of one is
 * there, spaced out or encoded, nothing but an ellipsis is left of the text.
 */
export function withoutSecrets(text: string): string {
  let left = text;
  for (const value of kept.keys()) left = left.replaceAll(value, '…');
  const flat = folded(left);
  return [...kept.values()].some((parts) => parts.some((part) => flat.includes(part))) ? '…' : left;
}
