/** What clocks say that were never set, and times in other units, lie outside. */
const fromMs = Date.UTC(2000, 0);
const untilMs = Date.UTC(2100, 0);

const isoTime =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?:(Z)|([+-])(\d\d):?(\d\d))?$/i;
const onlyNumber = /^\d+(\.\d+)?$/;

/**
 * Epoch milliseconds of a recorded time: ISO 8601 (UTC where it names no offset), or seconds or milliseconds since 1970,
 * as a number or written out. Null for what is no time of this century, such as 30 February or nanoseconds since 1970.
 */
export function recordedMs(value: unknown): number | null {
  if (typeof value === 'number') return epochMs(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return credible(onlyNumber.test(text) ? epochMs(Number(text)) : isoMs(text));
}

const credible = (ms: number | null): number | null =>
  ms !== null && ms >= fromMs && ms < untilMs ? ms : null;

/** No second of this century is also a millisecond of it. */
const epochMs = (value: number): number | null =>
  // To the microsecond: a time in seconds has no more, and then is the same whichever unit it was written in.
  credible(Math.round(value * 1e6) / 1e3) ?? credible(value);

function isoMs(text: string): number | null {
  const parts = isoTime.exec(text);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second, fraction = '', , sign, hours = 0, minutes = 0] = parts;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // Days that a month does not have run into the next one.
  if (new Date(date).getUTCDate() !== Number(day) || Number(month) > 12 || Number(month) < 1) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  const time = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1_000;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return date + time + Number(fraction.padEnd(9, '0')) / 1e6 - (sign === '-' ? -offset : offset);
}
