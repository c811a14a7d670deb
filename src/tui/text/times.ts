import { count } from '../../report/wording/format.ts';

/** 820 -> "820 ms", 1240 -> "1.2 s". */
export const duration = (ms: number): string =>
  ms < 1_000 ? `${count(Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`;

/** Day of an ISO date-time. */
export const day = (iso: string): string => iso.slice(0, 10);
