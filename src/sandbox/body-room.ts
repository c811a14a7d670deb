import { ApiFailure, namedFailures } from './errors.ts';

const bytesPerMb = 1024 * 1024;

/** Memory for the bodies of all requests under way, so that many large ones at once cannot fill the machine's. */
export class BodyRoom {
  readonly bytes: number;
  heldBytes = 0;

  constructor(megabytes: number) {
    this.bytes = megabytes * bytesPerMb;
  }
}

/** What one body holds of the room. */
export class BodyPlace {
  readonly #room: BodyRoom;
  readonly #roomBytes: number;
  #ownBytes = 0;

  /** For a body of at most that size; where that is documented, one alone may be larger than the room. */
  constructor(room: BodyRoom, largestBytes: number) {
    this.#room = room;
    this.#roomBytes = Math.max(room.bytes, largestBytes);
  }

  /** False, and nothing taken, where there is no room for so much more. */
  take(bytes: number): boolean {
    if (this.#room.heldBytes + bytes > this.#roomBytes) return false;
    this.#room.heldBytes += bytes;
    this.#ownBytes += bytes;
    return true;
  }

  /** Gives everything back. */
  leave(): void {
    this.#room.heldBytes -= this.#ownBytes;
    this.#ownBytes = 0;
  }

  /** The answer to a body there was no room for. */
  full(): ApiFailure {
    return new ApiFailure({
      ...namedFailures.overloaded,
      message: `Overloaded: the sandbox holds ${this.#roomBytes / bytesPerMb} MB of request bodies at once, and this one did not fit beside the others. Send fewer large requests at a time.`,
    });
  }
}
