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
    const prefix = /^sk-ant-[a-z]+\d{2}-/.exec(this.#value)?.[0] ?? '';
    if (this.#value.length < prefix.length + 12) return `${prefix}…`;
    return `${prefix}…${this.#value.slice(-4)}`;
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
