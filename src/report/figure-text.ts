import type { Figure, Origin, Unit } from '../judge/figure.ts';
import { count, decimal, each, many, percent, span, usd, wait } from './wording/format.ts';

/** Four decimals below a dollar: requests cost cents, and the difference between them matters. 0.02855 -> "$0.0286". */
export const usdPerRequest = (value: number): string =>
  value >= 0.001 && value < 1 ? `$${decimal(value, 4, 4)}` : usd(value);

type Written = (value: number) => string;
const counted =
  (one: string, several: string): Written =>
  (value) =>
    each(value, one, several);

const written: Readonly<Record<Exclude<Unit, 'date' | 'text'>, Written>> = {
  tokens: counted('token', 'tokens'),
  // Means of sizes have parts of tokens; rounded up, so that no peak is made light of.
  'tokens/min': (value) => each(value < 100 ? value : Math.ceil(value), 'token a minute', 'tokens a minute'),
  'tokens/s': counted('token a second', 'tokens a second'),
  'requests/min': counted('request a minute', 'requests a minute'),
  'requests/day': counted('request a day', 'requests a day'),
  requests: counted('request', 'requests'),
  USD: usd,
  'USD/month': (value) => `${usd(value)} a month`,
  'USD/MTok': (value) => `${usd(value)} per million tokens`,
  'USD/request': (value) => `${usdPerRequest(value)} a request`,
  days: counted('day', 'days'),
  months: counted('month', 'months'),
  ms: (value) => (value < 10_000 ? `${count(value)} ms` : wait(value)),
  s: span,
  count: many,
  ratio: count,
  percent: (value) => percent(value / 100),
};

/** Value with its unit, as plain text; may hold text that is not ours. */
export function figureText({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  if (typeof value === 'string') return value;
  return unit === 'date' || unit === 'text' ? String(value) : written[unit](value);
}

const originWords: Readonly<Record<Origin, string>> = {
  live: 'live',
  admin: 'Admin API',
  measured: 'measured',
  source: 'source code',
  simulated: 'simulated',
  drill: 'drill',
  documented: 'documented',
  planned: 'planned',
  attested: 'vouched for',
};

/** What would have come from an account and, in a rehearsal, came from the sandbox. */
const fromAccount: ReadonlySet<Origin> = new Set(['live', 'admin']);

/** One word for where a number comes from. */
export const originWord = (origin: Origin, { rehearsal }: { readonly rehearsal: boolean }): string =>
  rehearsal && fromAccount.has(origin) ? 'sandbox' : originWords[origin];
