import { z } from 'zod';
import { classifyError, UnexpectedResponse } from '../../claude/classify-error.ts';
import { type BatchRunSeen, batchEnds, batchStatuses } from '../../judge/seen/batch-run.ts';
import { usesFeature } from '../../plan/planned-use.ts';
import { worstCallUsd } from '../call-price.ts';
import { plannedModel, withoutModel } from '../planned-model.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import type { Receipt } from '../receipt.ts';
import { tinyAsk, tinyAskMost } from '../tiny-ask.ts';

/** How long cancelling may go on after the poll itself was ended; a poll that is cut off waits longer than that. */
const cancelMs = 5_000;

/** Paid: may this key create a message batch, and cancel it. */
export const batchRunProbe: Probe<'batch-run'> = {
  id: 'batch-run',
  title: 'One message batch, created and cancelled at once',
  sends: (plan) =>
    `One batch with a single message of three words to ${plannedModel(plan)}, at most ${tinyAsk.max_tokens} tokens back. The batch is created and cancelled at once.`,
  leaves: () => "The batch stays in the workspace's list of batches, cancelled.",
  inputs: (plan) => [plan.model.id],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message', 'batches'],
  requests: 3,
  rounds: 3,
  concerns: (plan) => usesFeature('batch', plan) === true,
  worstCaseUsd,
  blocked: withoutModel('to batch a message to'),
  run: runBatch,
};

function worstCaseUsd(plan: ProbeContext['plan'], catalog: ProbeContext['catalog']): number {
  return worstCallUsd(tinyAskMost, plan, catalog) * catalog.priceModifiers.batch;
}

const count = z.number().int().nonnegative();
const batch = z.object({
  // It becomes a part of the path of the next two calls, and is told to a person.
  id: z.string().regex(/^msgbatch_[\w-]{1,180}$/),
  type: z.literal('message_batch'),
  processing_status: z.enum(batchStatuses),
  request_counts: z.object({ succeeded: count, errored: count, canceled: count, expired: count }),
});
type Batch = z.output<typeof batch>;

/**
 * Once the batch is there, nothing that fails takes that back: what was learned is returned, with the worst case booked
 * unless the batch is known to have ended unbilled. Source: batches, 2026-08-14.
 */
async function runBatch(context: ProbeContext): Promise<BatchRunSeen> {
  const { plan, catalog, client, clock, signal, receipt } = context;
  const { batches } = (await client()).messages;
  const startedMs = clock();
  receipt.leaves({
    batchId: null,
    sentence:
      "A batch of one tiny message may have been created and not cancelled: look at the workspace's list of batches.",
  });
  const created = await answerOf(
    batches.create(
      {
        requests: [
          {
            custom_id: 'gonogo-probe',
            params: { model: plan.model.id ?? '', ...tinyAsk },
          },
        ],
      },
      { signal },
    ),
    receipt,
  ).catch((error: unknown) => {
    if (wasNotCreated(error, context)) receipt.leaves(null);
    else receipt.add(null, worstCaseUsd(plan, catalog));
    throw error;
  });
  receipt.leaves({
    batchId: created.id,
    sentence: `The batch ${created.id} was created and not yet cancelled: cancel it with messages.batches.cancel, or its one tiny message is answered and billed.`,
  });
  // Not the poll's own signal: a batch is not left running because the poll ended in between.
  const ownLimit = AbortSignal.timeout(cancelMs);
  const cancelled = await orNull(() => batches.cancel(created.id, {}, { signal: ownLimit }), receipt);
  if (cancelled) {
    receipt.leaves({
      batchId: created.id,
      sentence: `The batch ${created.id} was created and is being cancelled; it was not seen to end.`,
      takenBack: true,
    });
  }
  const last = await orNull(() => batches.retrieve(created.id, {}, { signal }), receipt);
  const endedAs = last ? endOf(last) : null;
  receipt.add(null, endedAs === null || endedAs === 'succeeded' ? worstCaseUsd(plan, catalog) : 0);
  return {
    batchId: created.id,
    createdAs: created.processing_status,
    cancelledAs: cancelled?.processing_status ?? null,
    lastSeenAs: last?.processing_status ?? null,
    endedAs,
    ms: Math.round(clock() - startedMs),
  };
}

/** After a server error, or no answer at all, a batch may exist all the same. */
function wasNotCreated(error: unknown, { catalog, now }: ProbeContext): boolean {
  const { status, neverArrived } = classifyError(error, catalog.causes, { aborted: null, now: now() });
  return neverArrived || (status !== null && status >= 400 && status < 500);
}

interface Asked {
  withResponse(): Promise<{ readonly data: unknown; readonly request_id: string | null | undefined }>;
}

async function answerOf(asked: Asked, receipt: Receipt): Promise<Batch> {
  const { data, request_id } = await asked.withResponse();
  const parsed = batch.safeParse(data);
  if (!parsed.success)
    throw new UnexpectedResponse(
      'The Message Batches API answered with something that is not a batch',
      request_id,
    );
  receipt.add(request_id);
  return parsed.data;
}

/** Null where the call was turned down or not answered; its request id, where it has one, is kept. */
async function orNull(asks: () => Asked, receipt: Receipt): Promise<Batch | null> {
  try {
    return await answerOf(asks(), receipt);
  } catch (error) {
    const requestId = error instanceof Error && 'requestID' in error ? error.requestID : null;
    if (typeof requestId === 'string') receipt.add(requestId);
    return null;
  }
}

const endOf = ({ processing_status, request_counts }: Batch): BatchRunSeen['endedAs'] =>
  processing_status === 'ended' ? (batchEnds.find((end) => request_counts[end] > 0) ?? null) : null;
