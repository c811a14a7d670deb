import { z } from 'zod';
import { statuses } from './finding.ts';
import { trialSeen } from './seen/trial.ts';

const text = z.string().max(20_000);
const amount = z.number().nonnegative();

/** What `gonogo trial --json` prints. */
const trialDocument = z.strictObject({
  schema: z.literal('gonogo/trial@1'),
  tool: z.strictObject({ name: z.literal('gonogo'), version: text }),
  trial: trialSeen,
  /** A medium month of the plan by what was measured, USD, with its 95 % interval; null where the plan says too little. */
  month: z
    .strictObject({
      requests: amount,
      usd: amount,
      /** Null: too few samples, or answers that nobody measured or planned. */
      interval: z.strictObject({ low: amount, high: amount }).nullable(),
    })
    .nullable(),
  /** To have an interval half as wide, count so many samples more, or have so many more answered. */
  moreToHalveInterval: z.strictObject({ samples: z.number().int(), answers: z.number().int().nullable() }),
  /** What the checks that judge by the trial say to it; without probes, so only they. */
  findings: z
    .array(
      z.strictObject({
        check: text,
        status: z.enum(statuses),
        title: text,
        detail: text,
        fix: z.array(text),
      }),
    )
    .max(100),
});
export type TrialDocument = Readonly<z.output<typeof trialDocument>>;

/** JSON Schema (2020-12) of that document. */
export function trialJsonSchema(): object {
  return {
    $id: 'gonogo/trial@1',
    title: 'A gonogo trial',
    ...z.toJSONSchema(trialDocument, { io: 'output' }),
  };
}
