import type { StreamEvent } from './stream-event.ts';

type Place = 'before' | 'between' | 'block' | 'closing' | 'ended';

/**
 * Follows the events of a streamed message and notes the first that breaks the documented order: `message_start`, then
 * each content block from its start over its deltas to its stop, counted up from 0, then `message_delta` and
 * `message_stop` (https://platform.claude.com/docs/en/build-with-claude/streaming).
 */
export class StreamOrder {
  #place: Place = 'before';
  #block = -1;
  #broken: string | null = null;

  see(event: StreamEvent): void {
    if (this.#broken === null && !this.#fits(event)) {
      this.#broken = `The event ${event.type} came where it does not belong.`;
    }
  }

  /** What was wrong first, as a full sentence, or null; to be asked after the last event. */
  get disorder(): string | null {
    if (this.#broken !== null) return this.#broken;
    return this.#place === 'ended' ? null : 'The stream ended before its last event, message_stop.';
  }

  #fits(event: StreamEvent): boolean {
    switch (event.type) {
      case 'message_start':
        return this.#move('before', 'between');
      case 'content_block_start':
        this.#block += 1;
        return event.index === this.#block && this.#move('between', 'block');
      case 'content_block_delta':
        return this.#place === 'block' && event.index === this.#block;
      case 'content_block_stop':
        return event.index === this.#block && this.#move('block', 'between');
      case 'message_delta':
        return this.#place === 'closing' || this.#move('between', 'closing');
      case 'message_stop':
        return this.#move('closing', 'ended');
    }
  }

  #move(from: Place, to: Place): boolean {
    if (this.#place !== from) return false;
    this.#place = to;
    return true;
  }
}
