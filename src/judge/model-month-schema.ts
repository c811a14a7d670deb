import { z } from 'zod';
import { clientTools, features, modelLines } from '../catalog/vocabulary.ts';

const line = z.string().min(1).max(2_000);
const amount = z.number().nonnegative();

const modelBreak = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('window'), neededTokens: amount, limitTokens: amount }),
  z.strictObject({ kind: z.literal('max-output'), neededTokens: amount, limitTokens: amount }),
  z.strictObject({ kind: z.literal('feature'), feature: z.enum(features) }),
  z.strictObject({ kind: z.literal('tool'), tool: z.enum(clientTools) }),
  z.strictObject({ kind: z.literal('parameter'), parameter: line, value: line }),
  z.strictObject({ kind: z.literal('retires'), on: z.iso.date().nullable() }),
  z.strictObject({
    kind: z.literal('cache-minimum'),
    prefixTokens: amount,
    minimumTokens: amount.nullable(),
  }),
]);

/** One model in the table of the same workload on every model. */
export const modelMonthSchema = z.strictObject({
  id: line,
  name: line,
  line: z.enum(modelLines),
  against: z.enum(['same', 'stronger', 'weaker']),
  mediumUsd: amount,
  tokenFactor: z.number().positive(),
  breaks: z.array(modelBreak).max(100),
  isPlanned: z.boolean(),
});
