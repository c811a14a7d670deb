import type { CauseId } from '../../catalog/error-cause.ts';
import type { Problem } from '../../claude/classify-error.ts';

/** Different samples that were given up for one cause, one after another: then it is the service, not the samples. */
export const enoughGivenUp = 3;
/** How often all that is under way may bring nothing in time, one after another. */
const mostHangs = 2;

/** Tells a service that is down from samples that it cannot count. */
export class CountTrouble {
  /** Samples under way or about to be sent again, by their places, and how often in a row each brought nothing in time. */
  readonly #underWay = new Map<number, number>();
  #givenUp: CauseId[] = [];
  #anyAnswered = false;

  left(place: number): void {
    if (!this.#underWay.has(place)) this.#underWay.set(place, 0);
  }

  /** The API said something of a sample. */
  answered(place: number): void {
    this.#underWay.delete(place);
    this.#anyAnswered = true;
    this.#givenUp = [];
    this.heard();
  }

  /** It said something, if only that it will not now. */
  heard(): void {
    for (const place of this.#underWay.keys()) this.#underWay.set(place, 0);
  }

  /** True where so many were given up in a row that every further one would be. */
  givesUp(place: number, { cause }: Problem): boolean {
    this.#underWay.delete(place);
    this.#givenUp.push(cause);
    const last = this.#givenUp.slice(-enoughGivenUp);
    return last.length === enoughGivenUp && new Set(last).size === 1;
  }

  /**
   * A try brought nothing in time. Where that was so for all under way, more than once in a row, the number of them; else
   * null. One sample alone says nothing of the service once others were answered.
   */
  hangs(place: number): number | null {
    this.#underWay.set(place, (this.#underWay.get(place) ?? 0) + 1);
    const all = [...this.#underWay.values()];
    if (this.#anyAnswered && all.length < 2) return null;
    return all.every((times) => times >= mostHangs) ? all.length : null;
  }
}
