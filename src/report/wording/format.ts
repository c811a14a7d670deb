/** Numbers as people read them. One place, so that screen, report and sentences agree. */

/**
 * A number in English notation with `least` to `most` decimals. By hand, because the first use of Intl loads its tables
 * for longer than every check takes together.
 */
export function decimal(value: number, least = 0, most = 2): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return String(value);
  // 15 digits drop the binary noise, so that a half is rounded up as on paper: 0.02855 is 0.0286.
  const rounded = Math.round(Number((Math.abs(value) * 10 ** most).toPrecision(15))) / 10 ** most;
  const [whole = '', fraction = ''] = rounded.toFixed(most).split('.');
  const decimals = fraction.replace(/0+$/, '').padEnd(least, '0');
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${decimals && `.${decimals}`}`;
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** 240000 -> "240,000". */
export const count = (value: number): string => decimal(value);

/** Two decimals from one cent on; below that, as many as show two significant digits. 0.000123 -> "$0.00012". */
export function usd(value: number): string {
  if (value === 0) return '$0.00';
  const size = Math.abs(value);
  const digits = size >= 0.01 ? 2 : Math.min(10, 1 - Math.floor(Math.log10(size)));
  return `${value < 0 ? '-' : ''}$${decimal(size, digits, digits)}`;
}

/** A ceiling: never shown below what it is. To two significant digits, from ten cents on to the cent. 0.011114 -> "$0.012". */
export function usdAtMost(value: number): string {
  if (value <= 0) return usd(0);
  const digits = value >= 0.1 ? 2 : Math.min(10, 1 - Math.floor(Math.log10(value)));
  // 12 digits drop the binary noise of a sum that is round on paper.
  const text = decimal(Math.ceil(Number((value * 10 ** digits).toPrecision(12))) / 10 ** digits, 2, digits);
  return value >= 0.01 ? `$${text}` : usd(Number(text));
}

/** 0.255 -> "26 %". Nothing and the whole are said only where they are meant: 0.997 -> "more than 99 %". */
export function percent(share: number): string {
  // 12 digits drop the binary noise of a share that is whole on paper.
  const exact = Number((share * 100).toPrecision(12));
  const rounded = Math.round(exact);
  if (rounded === 0 && exact > 0) return 'less than 1 %';
  if (rounded === 100 && exact !== 100) return `more than ${exact < 100 ? 99 : 100} %`;
  return `${decimal(rounded)} %`;
}

/** 0.00123 -> "0.12 %"; from ten percent on as `percent`. For shares of which a thousandth matters. */
export function finePercent(share: number): string {
  if (share >= 0.1 || share < 0) return percent(share);
  if (share > 0 && share < 0.0001) return 'less than 0.01 %';
  return `${decimal(share * 100)} %`;
}

/** 640 -> "640 ms", 1240 -> "1.2 s". A clock that was set back in between makes nothing negative. */
export function duration(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  return whole < 1_000 ? `${whole} ms` : `${decimal(whole / 1_000, 1, 1)} s`;
}

/** A length of time as people say it: 90 -> "1 minute and 30 seconds", 28800 -> "8 hours", 604800 -> "7 days". */
export function span(seconds: number): string {
  if (seconds < 60) return each(Number(decimal(seconds, 0, 1)), 'second');
  const whole = Math.round(seconds);
  if (whole < 600) return parts(whole, 60, 'minute', 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return each(minutes, 'minute');
  if (minutes < 48 * 60) return parts(minutes, 60, 'hour', 'minute');
  return parts(Math.round(minutes / 60), 24, 'day', 'hour');
}

/** What somebody waits: fine below a minute, and as people say it from there on. 640 -> "640 ms", 192000 -> "3 minutes and 12 seconds". */
export const wait = (ms: number): string => (ms < 60_000 ? duration(ms) : span(ms / 1_000));

const parts = (value: number, inOne: number, large: string, small: string): string =>
  [each(Math.floor(value / inOne), large), ...(value % inOne > 0 ? [each(value % inOne, small)] : [])].join(
    ' and ',
  );

/** 1 -> "1 request", 2 -> "2 requests". */
export const each = (value: number, one: string, several = `${one}s`): string =>
  `${count(value)} ${count(value) === '1' ? one : several}`;

/** A number that may come to lengths nobody reads: from a billion on it is said to be that. */
export const many = (value: number): string =>
  value > 1e12 ? 'more than a trillion' : value > 1e9 ? 'more than a billion' : count(value);

/** 3.14159 -> "3.1×". */
export const times = (factor: number): string =>
  factor > 1e6 ? 'more than a million times' : `${decimal(factor, 0, factor < 10 ? 1 : 0)}×`;

/** A factor beside bounds, with the digits that show on which side of them it lies. 0.996 beside 1 -> "0.996×". */
export function timesBeside(factor: number, bounds: readonly number[]): string {
  if (factor > 1e6) return times(factor);
  return `${sided(factor, [0, ...bounds], factor < 10 ? 1 : 0)}×`;
}

/** A share beside bounds that are shares, likewise. 0.103 beside 0.1 -> "10.3 %". */
export const percentBeside = (share: number, bounds: readonly number[]): string =>
  `${sided(share * 100, [0, ...bounds.map((bound) => bound * 100)], 0)} %`;

/** What is nearer to a bound than a ten-thousandth is told as lying just beside it. */
function sided(value: number, bounds: readonly number[], fewest: number): string {
  // 12 digits drop the binary noise of a value that is the bound on paper.
  const exact = Number(value.toPrecision(12));
  for (let digits = fewest; digits <= 4; digits += 1) {
    const shown = Number(exact.toFixed(digits));
    if (
      bounds.every((bound) => Math.sign(shown - bound) === Math.sign(exact - Number(bound.toPrecision(12))))
    )
      return decimal(exact, 0, digits);
  }
  const nearest = bounds.toSorted((a, b) => Math.abs(a - exact) - Math.abs(b - exact))[0] ?? 0;
  return `just ${exact < nearest ? 'below' : 'above'} ${decimal(nearest)}`;
}

/** Joins words as a sentence does: "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'none';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
