import { claudeApiModelId } from '../../catalog/path-model-id.ts';
import { readLiveAnswer } from './live-answer.ts';
import { about, type Batch, type BatchResult, resultsOf } from './live-batch-api.ts';
import { type BatchRequest, foundBatch, makeBatch, untilEnded } from './live-batch-wait.ts';
import type { LiveCall, LivePlan } from './live-choice.ts';
import { LiveKeeper } from './live-keeper.ts';
import type { BodyOf, LiveOptions } from './live-options.ts';
import type { LiveBatch, LiveFailure, LiveOutcome } from './live-outcome.ts';
import { LiveRecord } from './live-record.ts';

/** How long reading all results may take, and how often it is tried: reading them is free. */
const readingMs = 600_000;
const mostReadings = 3;

const msPerDay = 86_400_000;

/** One batch under way: what it is told by, and the calls nobody knows the results of yet, by custom_id. */
interface UnderWay {
  readonly record: LiveRecord;
  readonly keeper: LiveKeeper;
  readonly open: Map<string, LiveCall>;
}

/**
 * Takes up again what batches of earlier starts hold, sends what was planned, as far as all of it fits the budget, as one
 * message batch at half price, and waits for its end. Once aborted it cancels the batch and reads what results there are.
 */
export async function runLiveBatch(
  body: BodyOf,
  planned: LivePlan,
  options: LiveOptions,
): Promise<LiveOutcome> {
  const record = new LiveRecord(planned, options);
  const keeper = new LiveKeeper(options.journal, (reason) => record.stop('unkept', reason));
  const earlier = planned.earlier?.batches ?? [];
  for (const call of earlier.flatMap(({ calls }) => calls)) record.takenUp(call);
  let told: LiveBatch | null = null;
  for (const { id, calls } of earlier) {
    const open = new Map(calls.map((call) => [String(call.index), call]));
    told = (await takeUp(id, { record, keeper, open }, options)) ?? told;
  }
  if (record.stopped) return record.outcome(told);
  return record.outcome((await newBatch(body, planned, record, keeper, options)) ?? told);
}

/** A batch of an earlier start, waited for and read; null where it is not there any more. */
async function takeUp(id: string, parts: UnderWay, options: LiveOptions): Promise<LiveBatch | null> {
  const found = await foundBatch(id, options);
  if (found.kind === 'found') return finish(found.batch, parts, options);
  const { record, keeper, open } = parts;
  if (found.problem.cause === 'not-found') await keeper.batchGone(id);
  else record.stop('repeated-failure', `The batch ${id} could not be looked at. ${found.problem.reason}`);
  for (const call of open.values())
    record.failedInBatch(
      call,
      { cause: found.problem.cause, problem: `The batch ${id} brought no result for it.` },
      call.worstUsd,
    );
  return null;
}

/** Null: none was made. */
async function newBatch(
  body: BodyOf,
  planned: LivePlan,
  record: LiveRecord,
  keeper: LiveKeeper,
  options: LiveOptions,
): Promise<LiveBatch | null> {
  const { requests, open } = await gathered(body, planned, record, options);
  const isKept = requests.length > 0 && !options.signal.aborted && (await keeper.left([...open.values()]));
  if (!isKept || options.signal.aborted) {
    for (const call of open.values()) {
      record.notSent(call);
      if (isKept) await keeper.failed(call, 0);
    }
    return null;
  }
  for (const call of open.values()) record.left(call);
  const made = await makeBatch(requests, options);
  if (made.kind === 'failed') {
    const { cause, reason, mayBeBilled } = made.problem;
    const lost = mayBeBilled
      ? " The batch may have been made all the same: look at the workspace's list of batches."
      : '';
    record.stop('refused', `The batch was not made. ${reason}${lost}`);
    for (const call of open.values()) {
      const costUsd = mayBeBilled ? call.worstUsd : 0;
      record.failedInBatch(call, { cause, problem: reason }, costUsd);
      await keeper.failed(call, costUsd);
    }
    return null;
  }
  await keeper.batch(made.batch.id, open.values());
  return finish(made.batch, { record, keeper, open }, options);
}

/** Waits for the end of a batch that is there, and books its results. */
async function finish(batch: Batch, parts: UnderWay, options: LiveOptions): Promise<LiveBatch> {
  const { record, keeper, open } = parts;
  const last = await untilEnded(batch, open.size, options);
  if (last.processing_status === 'ended') await readResults(last, parts, options);
  const told = liveBatch(last, open.size === 0, options);
  if (!told.ended) record.stop(options.signal.aborted ? 'cancelled' : 'repeated-failure', told.sentence);
  if (open.size > 0 && Date.parse(told.resultsUntil) < options.now().getTime())
    await keeper.batchGone(last.id);
  // What no result tells of may have been answered, and is counted as if it had been; a later start reads it again.
  for (const call of open.values())
    record.failedInBatch(
      call,
      { cause: 'unknown', problem: 'No result of the batch was read for it.' },
      call.worstUsd,
    );
  return told;
}

/** The requests of a batch whose worst cases fit the budget together, and their calls by custom_id. */
async function gathered(
  body: BodyOf,
  planned: LivePlan,
  record: LiveRecord,
  { plan, catalog, signal }: LiveOptions,
): Promise<{ readonly requests: readonly BatchRequest[]; readonly open: Map<string, LiveCall> }> {
  const requests: BatchRequest[] = [];
  const open = new Map<string, LiveCall>();
  for (const call of planned.calls) {
    if (signal.aborted) break;
    if (!record.budget.take(call.worstUsd)) {
      // As with messages: smaller ones alone would be no fair draw.
      record.outOfBudget(call);
      break;
    }
    const sample = await body(call);
    if (typeof sample === 'string') {
      record.changed(call, sample);
      continue;
    }
    const custom_id = String(call.index);
    open.set(custom_id, call);
    requests.push({
      custom_id,
      params: {
        ...sample,
        max_tokens: call.maxTokens,
        model: claudeApiModelId(catalog, plan.model.id ?? ''),
      },
    });
  }
  return { requests, open };
}

/** Books every result and takes its call off the open ones. What a broken reading left out another one may bring. */
async function readResults(
  batch: Batch,
  { record, keeper, open }: UnderWay,
  options: LiveOptions,
): Promise<void> {
  for (let readings = 0; readings < mostReadings && open.size > 0; readings += 1) {
    await about(
      async (limit) => {
        for await (const row of resultsOf(options.client, batch, limit)) {
          const call = row && open.get(row.custom_id);
          if (!row || !call) continue;
          open.delete(row.custom_id);
          await book(row.result, call, { record, keeper }, options);
        }
      },
      { limitMs: readingMs },
      options,
    );
  }
}

async function book(
  result: BatchResult['result'],
  call: LiveCall,
  { record, keeper }: Pick<UnderWay, 'record' | 'keeper'>,
  { plan, catalog }: LiveOptions,
): Promise<void> {
  if (result.type !== 'succeeded') {
    // Not billed: whatever failed, was cancelled or expired.
    record.failedInBatch(call, failureOf(result), 0);
    return keeper.failed(call, 0);
  }
  const prices = { plan, catalog, via: 'batch' } as const;
  const answer = readLiveAnswer(result.message, call, { requestId: null, times: null }, prices);
  if (answer) {
    record.answered(call, answer);
    return keeper.answered(call, answer);
  }
  const problem = 'Its result in the batch is not a message.';
  record.failedInBatch(call, { cause: 'unexpected-response', problem }, call.worstUsd);
  return keeper.failed(call, call.worstUsd);
}

function failureOf(result: Exclude<BatchResult['result'], { type: 'succeeded' }>): Omit<LiveFailure, 'line'> {
  switch (result.type) {
    case 'errored': {
      const { type, message } = result.error.error;
      const cause = type === 'invalid_request_error' ? 'invalid-request' : 'unknown';
      const said = message.replace(/[.\s]+$/, '');
      return { cause, problem: `The API did not answer it (${type}). The answer was: ${said}.` };
    }
    case 'canceled':
      return { cause: 'cancelled', problem: 'The batch was cancelled before its turn came.' };
    case 'expired':
      return { cause: 'server-timeout', problem: 'The batch expired before its turn came.' };
  }
}

function liveBatch(
  { id, processing_status, created_at }: Batch,
  readAll: boolean,
  { catalog }: LiveOptions,
): LiveBatch {
  const { resultDays } = catalog.apiRules.batchBounds;
  const resultsUntil = new Date(Date.parse(created_at) + resultDays * msPerDay).toISOString();
  const ended = processing_status === 'ended';
  const state = ended
    ? readAll
      ? `The batch ${id} has ended.`
      : `The batch ${id} has ended, and its results could not all be read.`
    : `The batch ${id} had not ended when it was last looked at: see on the Console whether it is cancelled, or what it answers is billed.`;
  return {
    id,
    ended,
    resultsUntil,
    sentence: `${state} Its results can be read until ${resultsUntil.slice(0, 10)}, ${resultDays} days after it was made.`,
  };
}
