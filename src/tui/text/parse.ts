/** Reads what people type into number, money, share and date fields. */

export type Parsed<T> =
  | { readonly kind: 'value'; readonly value: T }
  /** One sentence: what was found and what is allowed. */
  | { readonly kind: 'refused'; readonly sentence: string };

const value = <T>(parsed: T): Parsed<T> => ({ kind: 'value', value: parsed });
const refused = (sentence: string): Parsed<never> => ({ kind: 'refused', sentence });

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9 };
const plain = /^(\d+\.?\d*|\.\d+)([kmb]?)$/i;
const grouped = /^\d{1,3}([,_ ]\d{3})+(\.\d+)?$/;

/** 1.5M, 200k, 8k, 12_000, 12,000, 12000. Never negative. */
export function parseCount(text: string): Parsed<number> {
  const written = text.trim();
  const bare = grouped.test(written) ? written.replaceAll(/[,_ ]/g, '') : written;
  const match = plain.exec(bare.replace(/\s+(?=[kmb]$)/i, ''));
  const [, digits = '', suffix = ''] = match ?? [];
  const number = tidy(Number(digits) * (factors[suffix.toLowerCase()] ?? 1));
  return match && Number.isFinite(number)
    ? value(number)
    : refused(`"${written}" is not a number. Write it as 12000, 12,000, 8k or 1.5M.`);
}

/** $500, 500, 1.5k, $1,000.50. */
export function parseUsd(text: string): Parsed<number> {
  const written = text.trim();
  const amount = parseCount(written.replace(/^\$\s*/, '').replace(/\s*usd$/i, ''));
  return amount.kind === 'value'
    ? amount
    : refused(`"${written}" is not an amount in US dollars. Write it as $500, 500 or 1.5k.`);
}

/** 30% or 0.3; the result lies between 0 and 1. A bare number above 1 is refused: it could mean either. */
export function parseShare(text: string): Parsed<number> {
  const written = text.trim();
  const match = /^(\d+\.?\d*|\.\d+)\s*(%?)$/.exec(written);
  const number = Number(match?.[1]);
  const share = match?.[2] === '%' ? tidy(number / 100) : number;
  if (!match || share > 1) return refused(`"${written}" is not a share. Write it as 30% or 0.3.`);
  return value(share);
}

/** 10%, 0.1 or -5%: from month to month, so less than everything can be lost and ten times as much be won. */
export function parseGrowth(text: string): Parsed<number> {
  const written = text.trim();
  const match = /^([+-]?)(\d+\.?\d*|\.\d+)\s*(%?)$/.exec(written);
  const size = Number(match?.[2]) / (match?.[3] === '%' ? 100 : 1);
  const growth = tidy(match?.[1] === '-' ? 0 - size : size);
  if (!match || growth < -0.99 || growth > 10) {
    return refused(`"${written}" is not a growth from month to month. Write it as 10%, 0.1 or -5%.`);
  }
  return value(growth);
}

const dayMs = 86_400_000;
const offsets: Readonly<Record<string, number>> = { d: 1, w: 7 };

/** YYYY-MM-DD, or +30d and +6w from `today` (ISO date). The result is an ISO date. */
export function parseDate(text: string, today: string): Parsed<string> {
  const written = text.trim();
  const offset = /^\+\s*(\d{1,5})\s*([dw])$/i.exec(written);
  if (offset) {
    const days = Number(offset[1]) * (offsets[offset[2]?.toLowerCase() ?? ''] ?? 1);
    return value(new Date(Date.parse(today) + days * dayMs).toISOString().slice(0, 10));
  }
  const time = /^\d{4}-\d{2}-\d{2}$/.test(written) ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written) {
    return refused(`"${written}" is not a date. Write it as 2027-03-01, or as +30d for 30 days from today.`);
  }
  return value(written);
}

/** 1.1 * 1e6 is 1100000.0000000002 in binary; what was typed has few digits, so twelve keep it. */
export const tidy = (number: number): number => Number(number.toPrecision(12));
