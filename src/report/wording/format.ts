/** Numbers as people read them. One place, so that screen, report and sentences agree. */

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** 240000 -> "240,000". */
export const count = (value: number): string => grouped.format(value);

/** Two decimals from one cent on; below that, as many as show two significant digits. 0.000123 -> "$0.00012". */
export function usd(value: number): string {
  if (value === 0) return '$0.00';
  const size = Math.abs(value);
  const digits = size >= 0.01 ? 2 : Math.min(10, 1 - Math.floor(Math.log10(size)));
  const sign = value < 0 ? '-' : '';
  return `${sign}$${size.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** 0.255 -> "26 %". */
export const percent = (share: number): string => `${grouped.format(Math.round(share * 100))} %`;

/** 3.14159 -> "3.1×". */
export const times = (factor: number): string =>
  `${factor.toLocaleString('en-US', { maximumFractionDigits: factor < 10 ? 1 : 0 })}×`;

/** Joins words as a sentence does: "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'none';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
