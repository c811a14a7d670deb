import { inspect } from 'node:util';

/**
 * A credential that cannot be printed: string conversion, JSON and inspection all yield a mask.
 * Invariant: the only way to the value is `reveal`, called where a client is built.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  /** Prefix up to the key kind and the last four characters, e.g. `sk-ant-api03-…x1y2`; nothing of short or unknown values. */
  masked(): string {
    const prefix = /^sk-ant-(?:api|admin|oat)\d{2}-/.exec(this.#value)?.[0];
    const end = this.#value.slice(-4);
    if (!prefix || this.#value.length < prefix.length + 12 || !/^[\w-]{4}$/.test(end))
      return `${prefix ?? ''}…`;
    return `${prefix}…${end}`;
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
