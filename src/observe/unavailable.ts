import type { CauseId } from '../catalog/error-cause.ts';

/** Thrown by a probe that finds it cannot even ask; ends as `unavailable`, not as `failed`. */
export class ProbeUnavailable extends Error {
  readonly causeId: CauseId | undefined;

  constructor(reason: string, causeId?: CauseId) {
    super(reason);
    this.causeId = causeId;
  }
}
