import { z } from 'zod';

/** The letters of a currency, e.g. "EUR"; empty where it is none, so that no foreign text stands for one. */
export const currency = z.string().transform((text) => (/^[A-Za-z]{1,10}$/.test(text) ? text : ''));
