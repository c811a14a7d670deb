/** What a product sends through batches, and what holds them back. */
export interface BatchTraffic {
  readonly requestsPerDay: number;
  /** How often a day a batch is submitted, evenly spaced. */
  readonly submissionsPerDay: number;
  /** Most requests that may wait at once, over all unfinished batches. */
  readonly queued: number;
  /** How long a batch takes. */
  readonly hours: number;
}

export interface BatchQueueAnswer {
  /** Most requests in the queue at once. */
  readonly mostQueued: number;
  /** Requests that could not be submitted yet when the days were over. */
  readonly leftBehind: number;
}

/**
 * Submits batches for so many days. What does not fit waits, in order, until earlier batches end; a submission is split
 * where only part of it fits.
 */
export function simulateBatches(
  { requestsPerDay, submissionsPerDay, queued, hours }: BatchTraffic,
  days: number,
): BatchQueueAnswer {
  const each = requestsPerDay / submissionsPerDay;
  const everyHours = 24 / submissionsPerDay;
  const running: { readonly endsAt: number; readonly requests: number }[] = [];
  let inQueue = 0;
  let waiting = 0;
  let mostQueued = 0;
  const submit = (hour: number): void => {
    const fits = Math.min(waiting, queued - inQueue);
    if (fits <= 0) return;
    waiting -= fits;
    inQueue += fits;
    mostQueued = Math.max(mostQueued, inQueue);
    running.push({ endsAt: hour + hours, requests: fits });
  };
  const endUntil = (hour: number): void => {
    for (let first = running[0]; first && first.endsAt <= hour + 1e-9; first = running[0]) {
      running.shift();
      inQueue -= first.requests;
      submit(first.endsAt);
    }
  };
  for (let n = 0; n < days * submissionsPerDay; n += 1) {
    const hour = n * everyHours;
    endUntil(hour);
    waiting += each;
    submit(hour);
  }
  endUntil(days * 24);
  // Sums of equal parts are off by less.
  return { mostQueued, leftBehind: waiting > 1e-6 ? waiting : 0 };
}

/**
 * The longest that every batch may take for the queue to keep up with a day's requests, in hours: each request holds its
 * place for so long, and there are so many places. With batches no slower, whatever was submitted finds room before the next
 * submission, however many there are a day; with slower ones, what waits grows without end.
 */
export const tolerableHours = (requestsPerDay: number, queued: number): number =>
  requestsPerDay <= 0 ? Number.POSITIVE_INFINITY : (24 * queued) / requestsPerDay;
