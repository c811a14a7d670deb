import { decimal } from '../wording/format.ts';
import type { Limiter } from './how-much.ts';

/** As the rows of the table and the sentences below it call what a limit counts. */
export const limiterNames: Readonly<Record<Limiter, string>> = {
  rpm: 'Requests',
  itpm: 'Input tokens, uncached',
  otpm: 'Output tokens',
  together: 'Input and output',
};

/** A figure of the table: no part of a request or token, and nothing taken off. */
export const whole = (amount: number | null): string =>
  amount === null ? 'not known' : decimal(Math.ceil(Number(amount.toPrecision(12))), 0, 0);
