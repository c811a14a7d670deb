import { z } from 'zod';
import { type SourceId, sources } from '../../src/catalog/sources.ts';

const sourceIds = Object.keys(sources) as [SourceId, ...SourceId[]];
export const word = z.string().trim().min(1);
export const sentence = z.string().regex(/^[A-Z"'].*\.$/, 'must be a full sentence');
export const date = z.iso.date();
export const tokens = z.int().positive();
export const usd = z.number().positive();
const distinct = (list: readonly unknown[]) => new Set(list).size === list.length;
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).refine(distinct, 'must not repeat');

export const pages = listOf(z.enum(sourceIds)).min(1);

export const provenanceSchema = z.strictObject({
  sources: pages,
  asOf: date,
  confidence: z.enum(['high', 'medium', 'low']),
  note: sentence.optional(),
});
