import { foreignText } from '../../claude/foreign-text.ts';
import { UsageError } from '../../plan/usage-error.ts';

/** Problems that are named; the others are counted. */
const mostNamed = 10;

/** What is wrong with the lines of a trace, told together once all were read. */
export class BadLines {
  readonly #named: string[] = [];
  #count = 0;

  /** `problem`: a full sentence; what it quotes has passed `quoted`. */
  add(line: number, problem: string): void {
    this.#count += 1;
    if (this.#named.length < mostNamed) this.#named.push(`  ${line}: ${problem}`);
  }

  /** Throws UsageError where there is any. */
  refuse(name: string): void {
    if (this.#count === 0) return;
    const more = this.#count - this.#named.length;
    throw new UsageError(
      [
        `${name} cannot be used as a trace, and nothing of it was used. It has ${this.#count === 1 ? 'one problem' : `${this.#count.toLocaleString('en-US')} problems`}, by line:`,
        ...this.#named,
        ...(more > 0 ? [`  and ${more.toLocaleString('en-US')} more`] : []),
      ].join('\n'),
    );
  }
}

/** What a line holds, short and safe to show. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? `"${foreignText(value).slice(0, 40)}"` : String(value);
}
