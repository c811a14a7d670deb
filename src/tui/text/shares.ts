import { type Parsed, tidy } from './parse.ts';

/** 0.05 as "5%", with every digit it has. */
export const exactPercent = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;

/** [0.05, 0.2, 1] as "5%, 20%, 100%", which `parseShares` reads back. */
export const sharesText = (shares: readonly number[]): string => shares.map(exactPercent).join(', ');

/** A launch that limits/ramp takes for gentle: from a tenth on, no day brings more than twice the one before. */
export const exampleShares = '10%, 20%, 40%, 80%, 100%';

const refused = (sentence: string): Parsed<never> => ({ kind: 'refused', sentence });

/**
 * "5%, 20%, 100%", "5 20 100" or "0.05 0.2 1": shares of the whole, a day each, never falling, the last one all of it.
 * Without a % the last number tells the scale, since it has to be the whole: 1, or 100.
 */
export function parseShares(text: string, mostDays: number): Parsed<readonly number[]> {
  const written = text.trim();
  const words = written
    .replaceAll(/\s+%/g, '%')
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const signs = words.map((word) => word.endsWith('%'));
  // A % on every number, on none, or once at the end. Any other mix is a decimal comma, as in 2,5%.
  const evenly = signs.every(Boolean) || !signs.slice(0, -1).some(Boolean);
  if (words.length === 0 || !evenly || !words.every((word) => /^(\d+\.?\d*|\.\d+)%?$/.test(word))) {
    return refused(`"${written}" is not a list of shares. Write it as ${exampleShares}.`);
  }
  const numbers = words.map((word) => Number(word.replace('%', '')));
  const whole = !signs.at(-1) && numbers.at(-1) === 1 ? 1 : 100;
  const shares = numbers.map((number) => tidy(number / whole));
  const objection = objectionTo(shares, mostDays);
  return objection === null ? { kind: 'value', value: shares } : refused(objection);
}

function objectionTo(shares: readonly number[], mostDays: number): string | null {
  const last = shares.at(-1) ?? 0;
  const fallsAt = shares.findIndex((share, day) => share < (shares[day - 1] ?? 0));
  if (shares.length > mostDays) return `These are ${shares.length} days; at most ${mostDays} fit.`;
  if (shares[0] === 0) return 'The first day has 0%. Begin with the first day that brings some traffic.';
  if (fallsAt !== -1) {
    const [before = 0, after = 0] = shares.slice(fallsAt - 1);
    return `The shares fall from ${exactPercent(before)} to ${exactPercent(after)}. Each day brings at least as much as the one before.`;
  }
  return last === 1
    ? null
    : `The last day has ${exactPercent(last)}. End with the day that brings the full traffic, 100%.`;
}
