import { foreignText } from '../../claude/foreign-text.ts';
import { UsageError } from '../../plan/usage-error.ts';

/** More than any organization uses at once; a column with more of them names something else. */
const mostModels = 1_000;

/** The models of a trace, numbered as they come. Their names are foreign text. */
export class ModelNames {
  readonly #trace: string;
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  /** `trace`: what the file is called in messages. */
  constructor(trace: string) {
    this.#trace = trace;
  }

  /** Number of a model. Throws UsageError where there are too many. */
  numberOf(model: string): number {
    const known = this.#numbers.get(model);
    if (known !== undefined) return known;
    if (this.#numbers.size === mostModels)
      throw new UsageError(
        `${this.#trace} names more than ${mostModels.toLocaleString('en-US')} models: what it has under "model" must be something else. Nothing of it was used.`,
      );
    const name = foreignText(model);
    const number = this.#names.includes(name) ? this.#names.indexOf(name) : this.#names.push(name) - 1;
    this.#numbers.set(model, number);
    return number;
  }

  /** The names, ascending, and for each number the place of its name among them. */
  sorted(): { readonly models: readonly string[]; readonly places: Uint16Array } {
    const models = this.#names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return { models, places: Uint16Array.from(this.#names, (name) => models.indexOf(name)) };
  }
}
