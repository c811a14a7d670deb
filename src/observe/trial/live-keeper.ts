import type { LiveAnswer } from './live-answer.ts';
import type { LiveCall } from './live-choice.ts';
import type { LiveEntry, LiveJournal } from './live-journal.ts';

/** Writes down what leaves and what comes back, so that a killed trial pays for nothing twice. Never rejects. */
export class LiveKeeper {
  readonly #journal: LiveJournal | null;
  readonly #onFailure: (reason: string) => void;

  constructor(journal: LiveJournal | null | undefined, onFailure: (reason: string) => void) {
    this.#journal = journal ?? null;
    this.#onFailure = onFailure;
  }

  /** Before they leave; false: it could not be written down, and they must not. */
  left(calls: readonly LiveCall[]): Promise<boolean> {
    return this.#write({ kind: 'left', calls: calls.map(journaled) });
  }

  async answered({ digest }: LiveCall, answer: LiveAnswer): Promise<void> {
    await this.#write({ kind: 'answered', digest, answer });
  }

  async failed({ index }: LiveCall, costUsd: number): Promise<void> {
    await this.#write({ kind: 'failed', index, costUsd });
  }

  async batch(id: string, calls: Iterable<LiveCall>): Promise<void> {
    await this.#write({ kind: 'batch', batch: { id, calls: [...calls].map(journaled) } });
  }

  async batchGone(id: string): Promise<void> {
    await this.#write({ kind: 'batch-gone', id });
  }

  async #write(entry: LiveEntry): Promise<boolean> {
    try {
      await this.#journal?.append(entry);
      return true;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      this.#onFailure(`What is sent could not be written down, so no more is sent. ${said}`);
      return false;
    }
  }
}

const journaled = ({ index, line, digest, maxTokens, worstUsd }: LiveCall) => ({
  index,
  line,
  digest,
  maxTokens,
  worstUsd,
});
