import { units } from './wording/limits.ts';

/** What each limit counts. */
export const limiterWords = {
  ...units,
  tpd: 'input and output tokens a day',
} as const;

/** In a chart: what heads its row, and what stands for it in the row of refusals. */
export const limiterSigns = {
  rpm: { name: 'requests', letter: 'R' },
  itpm: { name: 'input', letter: 'I' },
  otpm: { name: 'output', letter: 'O' },
  tpm: { name: 'tokens', letter: 'T' },
  tpd: { name: 'day', letter: 'D' },
} as const satisfies Readonly<
  Record<keyof typeof limiterWords, { readonly name: string; readonly letter: string }>
>;
